using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>The instants calendars cover, as nanoseconds since 1970, in which every sum fits a <see cref="long"/> exactly.</summary>
internal static class Reach
{
    public static readonly Instant Start = NodaConstants.UnixEpoch;
    public static readonly Instant End = Instant.FromUtc(2100, 1, 1, 0, 0);

    /// <summary>Ten years with as many leap days as ten years can have.</summary>
    public static readonly Duration TenYears = Duration.FromDays(3653);

    public static long Nanoseconds(Instant instant) =>
        instant >= Start && instant < End ? Offset(instant) : throw new MomentOutOfReach();

    public static long Offset(Instant instant) =>
        (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    public static Instant TenYearsAfter(Instant instant) => At(Nanoseconds(instant)) + TenYears;

    public static Instant TenYearsBefore(Instant instant) => At(Nanoseconds(instant)) - TenYears;

    public static Instant At(long nanoseconds) =>
        NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);

    /// <summary>Refuses less than nothing, and more than the whole reach.</summary>
    public static long Nanoseconds(Duration working)
    {
        if (working < Duration.Zero)
        {
            throw new NegativeDuration();
        }

        return working < End - Start ? working.ToInt64Nanoseconds() : throw new MomentOutOfReach();
    }
}
