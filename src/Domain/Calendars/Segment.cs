using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>A stretch of instants in which the zone keeps one offset and one pattern says what is worked.</summary>
/// <param name="Instants">Nanoseconds since 1970.</param>
/// <param name="Shift">What to add to an instant to get its position in the pattern.</param>
/// <param name="Pattern">The plain week, or one irregular date.</param>
internal readonly record struct Segment(ClockSpan Instants, long Shift, Pattern Pattern)
{
    private const long Day = NodaConstants.NanosecondsPerDay;

    // Monday 1969-12-22 keeps every position in the week above zero, whatever the offset.
    private const long FromFirstMonday = 10 * Day;

    /// <summary>
    /// Cuts all that calendars cover at the changes of the zone and around irregular dates. A skipped hour is then never
    /// looked at and a repeated one is looked at twice, as the definition of working time asks.
    /// </summary>
    public static IEnumerable<Segment> Of(DateTimeZone zone, LocalHours hours)
    {
        var week = Pattern.OfWeek(hours.OpenOn);
        var irregular = hours
            .IrregularDates()
            .Select(date => IrregularDay.Of(date, hours))
            .ToArray();
        var midnights = irregular.Select(day => day.Midnight).ToArray();

        foreach (var interval in zone.GetZoneIntervals(Reach.Start, Reach.End))
        {
            var offset = interval.WallOffset.Nanoseconds;
            var from = interval.HasStart ? Instant.Max(interval.Start, Reach.Start) : Reach.Start;
            var to = interval.HasEnd ? Instant.Min(interval.End, Reach.End) : Reach.End;
            var cursor = Reach.Offset(from) + offset;
            var end = Reach.Offset(to) + offset;

            for (
                var next = Sorted.CountUpTo(midnights, cursor - Day);
                next < irregular.Length && midnights[next] < end;
                next++
            )
            {
                if (cursor < midnights[next])
                {
                    yield return InWeek(cursor, midnights[next], offset, week);
                }

                cursor = Math.Max(cursor, midnights[next]);
                var dayEnd = Math.Min(midnights[next] + Day, end);
                yield return new Segment(
                    new ClockSpan(cursor - offset, dayEnd - offset),
                    offset - midnights[next],
                    irregular[next].Pattern
                );
                cursor = dayEnd;
            }

            if (cursor < end)
            {
                yield return InWeek(cursor, end, offset, week);
            }
        }
    }

    private static Segment InWeek(long localFrom, long localTo, long offset, Pattern week) =>
        new(new ClockSpan(localFrom - offset, localTo - offset), offset + FromFirstMonday, week);

    private readonly record struct IrregularDay(long Midnight, Pattern Pattern)
    {
        public static IrregularDay Of(LocalDate date, LocalHours hours) =>
            new(
                Reach.Offset(date.AtMidnight().InUtc().ToInstant()),
                Pattern.OfDay(hours.OpenOn(date))
            );
    }
}
