using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Tests.Promises;

/// <summary>A shop in Berlin with a lunch break, shut on Sundays and at Christmas; it is Wednesday, 25 November 2026, 15:00 there.</summary>
internal static class Phrases
{
    public static Calendar Shop { get; } =
        new(
            "Europe/Berlin",
            [
                .. Enumerable.Range(1, 5).Select(day => Hours(day, 9, 12)),
                .. Enumerable.Range(1, 5).Select(day => Hours(day, 13, 17)),
                Hours(6, 10, 13),
            ],
            [new ClosedDate(new LocalDate(2026, 12, 25), "Christmas")]
        );

    public static DateTimeZone Berlin => Shop.Zone;

    public static DuePhrase Read(
        string said,
        string now = "2026-11-25T15:00",
        string zone = "Europe/Berlin"
    ) => DuePhrase.Read(said, At(now, zone), DateTimeZoneProviders.Tzdb[zone], Shop);

    public static string ReadLocal(
        string said,
        string now = "2026-11-25T15:00",
        string zone = "Europe/Berlin"
    ) => Local(Read(said, now, zone).Due, zone);

    public static string Local(Instant due, string zone = "Europe/Berlin") =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Format(due.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime);

    public static Instant At(string local, string zone = "Europe/Berlin") =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(local)
            .Value.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone])
            .ToInstant();

    private static WeeklyHours Hours(int day, int from, int to) =>
        new(
            (IsoDayOfWeek)day,
            TimeOfDay.From(new LocalTime(from, 0)),
            TimeOfDay.From(new LocalTime(to, 0))
        );
}
