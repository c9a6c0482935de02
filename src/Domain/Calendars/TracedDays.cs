using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Kept.Domain.Calendars;

/// <summary>Tells a period date by date, straight from the definition of working time, without the compiled timeline.</summary>
internal sealed class TracedDays(DateTimeZone zone, LocalHours hours)
{
    public IEnumerable<TraceSpan> Between(Instant from, Instant to)
    {
        var cursor = from;
        while (cursor < to)
        {
            var interval = zone.GetZoneInterval(cursor);
            var date = cursor.WithOffset(interval.WallOffset).Date;
            var midnight = date.AtMidnight().WithOffset(interval.WallOffset).ToInstant();
            var end = Instant.Min(to, midnight + Duration.FromDays(1));
            var changes = interval.HasEnd && interval.End < end;
            end = changes ? interval.End : end;

            foreach (var span in OnOneDate(date, midnight, cursor, end))
            {
                yield return span;
            }

            cursor = end;
            if (interval.HasEnd && interval.End == cursor && cursor < to)
            {
                yield return ZoneChange(interval, zone.GetZoneInterval(cursor));
            }
        }
    }

    private IEnumerable<TraceSpan> OnOneDate(
        LocalDate date,
        Instant midnight,
        Instant from,
        Instant to
    )
    {
        var cursor = from;
        foreach (var open in hours.OpenOn(date))
        {
            var opening = Instant.Max(midnight + Duration.FromNanoseconds(open.From), cursor);
            var closing = Instant.Min(midnight + Duration.FromNanoseconds(open.To), to);
            if (opening >= closing)
            {
                continue;
            }

            if (cursor < opening)
            {
                yield return Passed(date, midnight, cursor, opening);
            }

            yield return new TraceSpan(opening, closing, TraceReason.Working, closing - opening);
            cursor = closing;
        }

        if (cursor < to)
        {
            yield return Passed(date, midnight, cursor, to);
        }
    }

    private TraceSpan Passed(LocalDate date, Instant midnight, Instant from, Instant to)
    {
        if (hours.IsClosed(date, out var holiday))
        {
            return new TraceSpan(from, to, TraceReason.Holiday, Duration.Zero, holiday);
        }

        var reason =
            hours.HasSpecialHours(date) ? TraceReason.SpecialHours
            : !hours.HasWeeklyHours(date.DayOfWeek) ? TraceReason.Weekend
            : IsBetweenHours(date, (from - midnight).ToInt64Nanoseconds()) ? TraceReason.Break
            : TraceReason.Night;
        return new TraceSpan(from, to, reason, Duration.Zero);
    }

    private bool IsBetweenHours(LocalDate date, long timeOfDay) =>
        hours.StartingOn(date).Any(span => span.To <= timeOfDay)
        && hours.StartingOn(date).Any(span => span.From > timeOfDay);

    private static TraceSpan ZoneChange(ZoneInterval before, ZoneInterval after)
    {
        var name =
            $"{OffsetPattern.GeneralInvariant.Format(before.WallOffset)} → {OffsetPattern.GeneralInvariant.Format(after.WallOffset)}";
        return new TraceSpan(after.Start, after.Start, TraceReason.ZoneChange, Duration.Zero, name);
    }
}
