using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.App.Calendars;

/// <summary>A version of a calendar on the wire.</summary>
/// <param name="Id">The version's own id, which promises remember.</param>
/// <param name="Week">What comes back every week; hours may run past midnight.</param>
/// <param name="Closed">Dates without work.</param>
/// <param name="Hours">Dates with hours of their own.</param>
public sealed record CalendarVersionJson(
    string Key,
    int Version,
    Guid Id,
    Instant SetAt,
    string Zone,
    IReadOnlyList<WeeklyHours> Week,
    IReadOnlyList<ClosedDate> Closed,
    IReadOnlyList<SpecialHours> Hours
)
{
    public static CalendarVersionJson Of(CalendarRow row)
    {
        var terms = row.ToTerms();
        return new(
            row.Key,
            row.Version,
            row.Id,
            row.SetAt,
            terms.Zone,
            terms.Week,
            terms.Closed ?? [],
            terms.Hours ?? []
        );
    }
}

/// <summary>From when, and how much working time.</summary>
/// <param name="Working">ISO 8601, such as PT90M.</param>
public sealed record ReckonDueJson(Instant Start, Duration Working);

/// <summary>The moment, and why.</summary>
public sealed record ReckonedDueJson(Instant Due, int Version, TraceJson Trace);

/// <summary>A period.</summary>
public sealed record ReckonElapsedJson(Instant Start, Instant End);

/// <summary>The working time in it.</summary>
public sealed record ReckonedElapsedJson(Duration Working, int Version);
