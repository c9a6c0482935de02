using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>“In n working days”: dates are counted, not hours.</summary>
internal static class WorkingDays
{
    private const int TenYears = 3653;

    public static Instant Count(Calendar calendar, LocalHours hours, Instant start, int workingDays)
    {
        _ = Reach.Nanoseconds(start);
        var local = start.InZone(calendar.Zone).LocalDateTime;
        var date = local.Date;
        for (var left = Math.Abs((long)workingDays); left > 0; left--)
        {
            date = NextWorkingDate(date, Math.Sign(workingDays), calendar, hours, start);
        }

        var open = hours.OpenOn(date);
        if (open.Length > 0)
        {
            var place = date.AtMidnight().PlusNanoseconds(Placed(local.NanosecondOfDay, open));
            return WallClock.At(place, calendar.Zone);
        }

        return calendar.NextOpening(start);
    }

    private static LocalDate NextWorkingDate(
        LocalDate after,
        int step,
        Calendar calendar,
        LocalHours hours,
        Instant start
    )
    {
        var date = after;
        for (var passed = 0; passed < TenYears; passed++)
        {
            date = date.PlusDays(step);
            _ = Reach.Nanoseconds(date.AtMidnight().InUtc().ToInstant());
            if (hours.StartingOn(date).Any() && WallClock.Has(date, calendar.Zone))
            {
                return date;
            }
        }

        throw new NoWorkingTime(start);
    }

    private static long Placed(long timeOfDay, ClockSpan[] open)
    {
        foreach (var span in open)
        {
            if (timeOfDay < span.To)
            {
                return Math.Max(timeOfDay, span.From);
            }
        }

        return open[^1].To;
    }
}
