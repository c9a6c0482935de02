using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>Tells how a due moment comes about, in a length a person can read.</summary>
/// <remarks>
/// Up to six weeks are told whole. Of more, the first and the last two weeks are; between them only dates that are not
/// ordinary, up to <see cref="MostDatesBetween"/> of them, and the rest in single spans of <see cref="TraceReason.ManyDays"/>.
/// </remarks>
internal static class Tracing
{
    private const int MostDatesBetween = 40;
    private static readonly Duration ToldWhole = Duration.FromDays(42);

    public static Trace Trace(Calendar calendar, LocalHours hours, Instant start, Duration working)
    {
        var due = calendar.Due(start, working);
        var day = new TracedDays(calendar.Zone, hours);
        var spans =
            due - start <= ToldWhole
                ? day.Between(start, due)
                : Shortened(calendar, hours, day, start, due);
        return new Trace(start, due, working, Joined(spans));
    }

    private static IEnumerable<TraceSpan> Shortened(
        Calendar calendar,
        LocalHours hours,
        TracedDays days,
        Instant start,
        Instant due
    )
    {
        var zone = calendar.Zone;
        var first = start.InZone(zone).Date.PlusDays(14);
        var last = due.InZone(zone).Date.PlusDays(-14);
        var told = DatesToTell(calendar, hours, first, last);

        var cursor = WallClock.StartOf(first, zone);
        var spans = days.Between(start, cursor);
        foreach (var date in told)
        {
            var from = WallClock.StartOf(date, zone);
            var to = WallClock.StartOf(date.PlusDays(1), zone);
            spans = spans.Concat(ManyDays(calendar, cursor, from)).Concat(days.Between(from, to));
            cursor = to;
        }

        var end = WallClock.StartOf(last, zone);
        return spans.Concat(ManyDays(calendar, cursor, end)).Concat(days.Between(end, due));
    }

    private static List<LocalDate> DatesToTell(
        Calendar calendar,
        LocalHours hours,
        LocalDate first,
        LocalDate last
    )
    {
        var zone = calendar.Zone;
        var changes = zone.GetZoneIntervals(
                WallClock.StartOf(first, zone),
                WallClock.StartOf(last, zone)
            )
            .Skip(1)
            .Select(interval => interval.Start.InZone(zone).Date);
        var dates = hours
            .DatesOfTheirOwn.Concat(changes)
            .Where(date => first <= date && date < last)
            .Distinct()
            .Order()
            .ToList();
        return dates.Count <= MostDatesBetween ? dates : [];
    }

    private static IEnumerable<TraceSpan> ManyDays(Calendar calendar, Instant from, Instant to)
    {
        if (from < to)
        {
            yield return new TraceSpan(from, to, TraceReason.ManyDays, calendar.Elapsed(from, to));
        }
    }

    private static List<TraceSpan> Joined(IEnumerable<TraceSpan> spans)
    {
        var joined = new List<TraceSpan>();
        foreach (var span in spans)
        {
            if (
                joined.Count > 0
                && joined[^1].Reason == span.Reason
                && string.Equals(joined[^1].Name, span.Name, StringComparison.Ordinal)
            )
            {
                joined[^1] = joined[^1] with
                {
                    To = span.To,
                    Counted = joined[^1].Counted + span.Counted,
                };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
