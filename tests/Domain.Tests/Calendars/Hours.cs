using Kept.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Tests.Calendars;

/// <summary>Short ways to write hours and Berlin moments in tests.</summary>
internal static class Hours
{
    public const string Berlin = "Europe/Berlin";

    private static readonly LocalDateTimePattern Minutes =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static IEnumerable<WeeklyHours> MondayToFriday(string from, string to) =>
        EveryDay(from, to).Take(5);

    public static IEnumerable<WeeklyHours> EveryDay(string from, string to) =>
        Enum.GetValues<IsoDayOfWeek>()
            .Where(day => day != IsoDayOfWeek.None)
            .Select(day => new WeeklyHours(day, TimeOfDay.Parse(from), TimeOfDay.Parse(to)));

    public static Instant At(string local, string zone = Berlin) =>
        Minutes.Parse(local).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Duration Hour(int count) => Duration.FromHours(count);
}
