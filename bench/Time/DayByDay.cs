using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Bench.Time;

/// <summary>The usual way to count working time, as a comparison: walk the dates until the duration is used up.</summary>
internal static class DayByDay
{
    public static Instant Due(Calendar calendar, Instant start, Duration working)
    {
        var left = working;
        for (var date = start.InZone(calendar.Zone).Date; ; date = date.PlusDays(1))
        {
            foreach (var (from, to) in HoursOn(calendar, date))
            {
                var opening = Instant.Max(At(date, from, calendar.Zone), start);
                var open = At(date, to, calendar.Zone) - opening;
                if (open >= left)
                {
                    return opening + left;
                }

                left -= open > Duration.Zero ? open : Duration.Zero;
            }
        }
    }

    private static IEnumerable<(TimeOfDay From, TimeOfDay To)> HoursOn(
        Calendar calendar,
        LocalDate date
    )
    {
        if (calendar.Closed.Any(closed => closed.Date == date))
        {
            return [];
        }

        var special = calendar.Special.Where(hours => hours.Date == date).ToList();
        return special.Count > 0
            ? special.Select(hours => (hours.From, hours.To))
            : calendar
                .Week.Where(hours => hours.Day == date.DayOfWeek)
                .Select(hours => (hours.From, hours.To));
    }

    private static Instant At(LocalDate date, TimeOfDay time, DateTimeZone zone) =>
        (date.AtMidnight().PlusNanoseconds(time.Nanoseconds)).InZoneLeniently(zone).ToInstant();
}
