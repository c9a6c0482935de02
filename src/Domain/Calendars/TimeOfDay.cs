using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Calendars;

/// <summary>A time on the wall clock of a local date, from 00:00 up to and including 24:00, the end of the date.</summary>
/// <remarks>
/// Holds nanoseconds since 00:00 on a clock that is never changed: between 0 and 86,400,000,000,000, both included.
/// It differs from <see cref="LocalTime"/> only in having 24:00, which opening hours need.
/// </remarks>
public readonly record struct TimeOfDay
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture(
        "HH:mm"
    );

    private TimeOfDay(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>00:00, the start of a date.</summary>
    public static TimeOfDay Midnight { get; } = new(0);

    /// <summary>24:00, the end of a date.</summary>
    public static TimeOfDay EndOfDay { get; } = new(NodaConstants.NanosecondsPerDay);

    /// <summary>Nanoseconds since 00:00 of the same date.</summary>
    public long Nanoseconds { get; }

    /// <summary>The same time as an ordinary local time, which never is 24:00.</summary>
    public static TimeOfDay From(LocalTime time) => new(time.NanosecondOfDay);

    /// <summary>Reads <c>09:00</c>, <c>09:00:30</c>, <c>09:00:30.5</c> or <c>24:00</c>.</summary>
    /// <exception cref="TimeOfDayUnreadable">The text is none of these.</exception>
    public static TimeOfDay Parse(string text)
    {
        if (text is "24:00" or "24:00:00")
        {
            return EndOfDay;
        }

        if (
            Minutes.Parse(text).TryGetValue(default, out var time)
            || LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out time)
        )
        {
            return From(time);
        }

        throw new TimeOfDayUnreadable(text);
    }

    /// <summary>The text that <see cref="Parse"/> reads: <c>09:00</c>, with seconds only where there are some.</summary>
    public override string ToString()
    {
        if (this == EndOfDay)
        {
            return "24:00";
        }

        var time = LocalTime.FromNanosecondsSinceMidnight(Nanoseconds);
        return Nanoseconds % NodaConstants.NanosecondsPerMinute == 0
            ? Minutes.Format(time)
            : LocalTimePattern.ExtendedIso.Format(time);
    }
}
