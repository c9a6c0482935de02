using Kept.Domain.Ledger;

namespace Kept.Domain.Calendars;

/// <summary>The hours of a calendar version, as they are set and kept.</summary>
/// <param name="Zone">The IANA zone of the wall clock.</param>
/// <param name="Week">What comes back every week.</param>
/// <param name="Closed">Dates without work.</param>
/// <param name="Hours">Dates with hours of their own.</param>
public sealed record CalendarTerms(
    string Zone,
    IReadOnlyList<WeeklyHours> Week,
    IReadOnlyList<ClosedDate>? Closed = null,
    IReadOnlyList<SpecialHours>? Hours = null
)
{
    /// <summary>The calendar these hours make.</summary>
    /// <exception cref="Refusal">They make no sense: see <see cref="Calendar"/>.</exception>
    public Calendar Compile() => new(Zone, Week, Closed, Hours);
}

/// <summary>A calendar got hours: its first or its next version.</summary>
/// <param name="Id">The version's own id, which promises remember.</param>
/// <param name="Key">The calendar's short name.</param>
/// <param name="Terms">The hours.</param>
[FactName("calendar.set")]
public sealed record CalendarSet(Guid Id, string Key, CalendarTerms Terms) : Fact;

/// <summary>There is no such calendar.</summary>
public sealed class CalendarUnknown()
    : Refusal("calendar_unknown", "There is no such calendar.", RefusalKind.NotFound);

/// <summary>The calendar never opens, so nothing could be promised in working time.</summary>
public sealed class CalendarNeverOpens()
    : Refusal("calendar_without_opening", "A calendar needs hours on at least one day.");
