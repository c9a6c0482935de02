using FsCheck;
using FsCheck.Fluent;
using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Tests.Calendars;

/// <summary>A calendar and moments made to meet: a change of the zone, closed dates, special and overnight hours around it.</summary>
internal sealed record Situation(Calendar Calendar, Instant Start, Duration Window, int Thousandths)
{
    // Nepal moved its clocks by a quarter of an hour as 1986 began.
    private static readonly Instant Earliest = Instant.FromUtc(1985, 6, 1, 0, 0);

    public Instant End => Start + Window;

    /// <summary>A length of work that this calendar gets done within fifteen years of here.</summary>
    public Duration Work =>
        Duration.Min(
            Window,
            Duration.Min(
                Calendar.Elapsed(Start, Start + Duration.FromDays(5479)),
                Calendar.Elapsed(End - Duration.FromDays(5479), End)
            )
        );

    public override string ToString() =>
        $"{Calendar.Zone.Id} from {Start} for {Window}, {Thousandths} ‰"
        + $"\n  week {string.Join("; ", Calendar.Week)}"
        + $"\n  closed {string.Join("; ", Calendar.Closed)}"
        + $"\n  special {string.Join("; ", Calendar.Special)}";

    public static Gen<Situation> In(string zone, int days)
    {
        var changes = DateTimeZoneProviders
            .Tzdb[zone]
            .GetZoneIntervals(Earliest, Instant.FromUtc(2031, 1, 1, 0, 0))
            .Where(interval => interval.HasStart && interval.Start > Earliest)
            .Select(interval => interval.Start)
            .Append(Instant.FromUtc(2012, 2, 28, 23, 0))
            .ToArray();
        return from change in Gen.Elements(changes)
            from calendar in Around(zone, change)
            from minutes in Gen.Choose(-4 * 24 * 60, 24 * 60)
            from microseconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 59_999_999))
            from window in Gen.Choose(0, days * 24 * 3600)
            from thousandths in Gen.OneOf(Gen.Choose(0, 1000), Gen.Constant(0), Gen.Constant(1000))
            select new Situation(
                calendar,
                change + Duration.FromMinutes(minutes) + Microseconds(microseconds),
                Duration.FromSeconds(window),
                thousandths
            );
    }

    private static Gen<Calendar> Around(string zone, Instant change)
    {
        var middle = change.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        var day = Gen.Choose(1, 7).Select(number => (IsoDayOfWeek)number);
        var date = Gen.Choose(-4, 4).Select(middle.PlusDays);
        var weekly =
            from weekday in day
            from hours in Hours
            select new WeeklyHours(weekday, hours.From, hours.To);
        var special =
            from local in date
            from hours in Hours
            select new SpecialHours(local, hours.From, hours.To);
        return from week in Gen.Choose(1, 9).SelectMany(count => weekly.ArrayOf(count))
            from closed in Gen.Choose(0, 3).SelectMany(count => date.ArrayOf(count))
            from dated in Gen.Choose(0, 3).SelectMany(count => special.ArrayOf(count))
            select new Calendar(
                zone,
                week,
                closed.Select(local => new ClosedDate(local)),
                dated.Where(hours => !closed.Contains(hours.Date))
            );
    }

    private static Gen<(TimeOfDay From, TimeOfDay To)> Hours { get; } =
        Gen.OneOf(
                Gen.Constant((0, 288)),
                Gen.Choose(0, 287).SelectMany(from => Gen.Choose(0, 288).Select(to => (from, to))),
                Gen.Choose(0, 40).SelectMany(from => Gen.Choose(0, 60).Select(to => (from, to)))
            )
            .Where(steps => steps.Item1 != steps.Item2)
            .Select(steps => (At(steps.Item1), At(steps.Item2)));

    private static TimeOfDay At(int steps) =>
        steps == 288
            ? TimeOfDay.EndOfDay
            : TimeOfDay.From(LocalTime.Midnight.PlusMinutes(5 * steps));

    private static Duration Microseconds(int count) => Duration.FromTicks(count * 10L);
}
