using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Bench.Time;

/// <summary>A usual calendar and random moments in three years: lunch breaks, ten holidays and two short days a year.</summary>
internal static class Office
{
    public static readonly Instant Earliest = Instant.FromUtc(2025, 1, 1, 0, 0);

    private static readonly (int Month, int Day)[] Holidays =
    [
        (1, 1),
        (1, 6),
        (4, 3),
        (4, 6),
        (5, 1),
        (5, 14),
        (10, 3),
        (11, 1),
        (12, 25),
        (12, 26),
    ];

    public static Calendar Calendar() =>
        new(
            "Europe/Berlin",
            Enumerable
                .Range(1, 5)
                .SelectMany(day => new[] { On(day, "08:30", "12:30"), On(day, "13:30", "17:30") }),
            Years.SelectMany(year =>
                Holidays.Select(date => new ClosedDate(new LocalDate(year, date.Month, date.Day)))
            ),
            Years.SelectMany(year => new[] { ShortDay(year, 24), ShortDay(year, 31) })
        );

    public static Instant[] Moments(int count)
    {
        var random = new Random(20260304);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    Earliest
                    + Duration.FromTicks(
                        random.NextInt64(3 * 365 * NodaConstants.TicksPerDay / 10) * 10
                    )
                ),
        ];
    }

    private static IEnumerable<int> Years => Enumerable.Range(2024, 12);

    private static WeeklyHours On(int day, string from, string to) =>
        new((IsoDayOfWeek)day, TimeOfDay.Parse(from), TimeOfDay.Parse(to));

    private static SpecialHours ShortDay(int year, int day) =>
        new(new LocalDate(year, 12, day), TimeOfDay.Parse("09:00"), TimeOfDay.Parse("12:00"));
}
