using System.Text.Json;
using Kept.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Tests.Calendars;

/// <summary>
/// Writes a case's calendar in our terms: a yearly holiday as one date for each year, a break as hours of its date's own with
/// the break left out, a date with no hours left as closed.
/// </summary>
internal static class BusinessTimeCalendar
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static Calendar Of(JsonElement json)
    {
        var week = Days.Select(day => Hours(json.GetProperty("calendar"), day)).ToList();
        var closed = json.GetProperty("holidays")
            .EnumerateArray()
            .SelectMany(holiday => Dates(holiday.GetString()!))
            .ToHashSet();
        var special = Dated(json, "overrides");
        foreach (var (date, breaks) in Dated(json, "breaks"))
        {
            var hours = special.GetValueOrDefault(date, week[(int)date.DayOfWeek - 1]);
            special[date] = breaks.Aggregate(hours, (left, pause) => [.. Without(left, pause)]);
        }

        closed.UnionWith(special.Where(date => date.Value.Count == 0).Select(date => date.Key));
        return new Calendar(
            json.GetProperty("zone").GetString()!,
            week.SelectMany(
                (hours, day) =>
                    hours.Select(span => new WeeklyHours(
                        (IsoDayOfWeek)(day + 1),
                        span.From,
                        span.To
                    ))
            ),
            closed.Select(date => new ClosedDate(date)),
            special
                .Where(date => !closed.Contains(date.Key))
                .SelectMany(date =>
                    date.Value.Select(span => new SpecialHours(date.Key, span.From, span.To))
                )
        );
    }

    private static Dictionary<LocalDate, List<(TimeOfDay From, TimeOfDay To)>> Dated(
        JsonElement json,
        string name
    ) =>
        json.TryGetProperty(name, out var dates)
            ? dates
                .EnumerateObject()
                .ToDictionary(date => Date(date.Name), date => Hours(dates, date.Name))
            : [];

    private static List<(TimeOfDay From, TimeOfDay To)> Hours(JsonElement json, string name) =>
        json.TryGetProperty(name, out var spans)
            ?
            [
                .. spans
                    .EnumerateArray()
                    .Select(span =>
                        (
                            TimeOfDay.Parse(span[0].GetString()!),
                            TimeOfDay.Parse(span[1].GetString()!)
                        )
                    ),
            ]
            : [];

    private static IEnumerable<(TimeOfDay From, TimeOfDay To)> Without(
        IEnumerable<(TimeOfDay From, TimeOfDay To)> hours,
        (TimeOfDay From, TimeOfDay To) pause
    ) =>
        hours
            .SelectMany(span =>
                new[]
                {
                    (span.From, To: Earlier(span.To, pause.From)),
                    (From: Later(span.From, pause.To), span.To),
                }
            )
            .Where(span => span.From.Nanoseconds < span.To.Nanoseconds);

    private static TimeOfDay Earlier(TimeOfDay one, TimeOfDay other) =>
        one.Nanoseconds < other.Nanoseconds ? one : other;

    private static TimeOfDay Later(TimeOfDay one, TimeOfDay other) =>
        one.Nanoseconds > other.Nanoseconds ? one : other;

    private static IEnumerable<LocalDate> Dates(string holiday) =>
        holiday.StartsWith("*-", StringComparison.Ordinal)
            ? Enumerable.Range(1995, 35).Select(year => Date($"{year}{holiday[1..]}"))
            : [Date(holiday)];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
