using Kept.Domain.People;
using NodaTime;

namespace Kept.App.People;

/// <summary>A member of staff on the wire.</summary>
/// <param name="Active">Whether they work here.</param>
/// <param name="OffDutyUntil">When they will be back, where that is known.</param>
/// <param name="Deputy">Who stands in for them while they are off duty.</param>
public sealed record PersonJson(
    Guid Id,
    string Name,
    string? Email,
    Role Role,
    Guid Area,
    bool Active,
    bool OffDuty,
    Instant? OffDutyUntil,
    Guid? Deputy,
    int Version
)
{
    public static PersonJson Of(PersonRow row) =>
        new(
            row.Id,
            row.Name,
            row.Email,
            row.Role,
            row.AreaId,
            row.Active,
            row.OffDuty,
            row.OffDutyUntil,
            row.DeputyId,
            row.Version
        );
}

/// <summary>Somebody who joins.</summary>
/// <param name="Area">The area's id or key.</param>
public sealed record AddPersonJson(string Name, Role Role, string Area, string? Email = null);

/// <summary>Off duty or back on.</summary>
/// <param name="Until">When they will be back, where that is known.</param>
public sealed record DutyJson(bool OnDuty, Instant? Until = null);

/// <summary>Who stands in; null for nobody.</summary>
public sealed record DeputyJson(Guid? Deputy);

/// <summary>An area on the wire.</summary>
/// <param name="Key">Its short name.</param>
/// <param name="Calendar">The key of the calendar it works by.</param>
/// <param name="Parent">The area above it.</param>
/// <param name="Lead">Who leads it.</param>
public sealed record AreaJson(
    Guid Id,
    string Key,
    string Name,
    string Calendar,
    Guid? Parent,
    Guid? Lead,
    int Version
)
{
    public static AreaJson Of(AreaRow row) =>
        new(row.Id, row.Key, row.Name, row.Calendar, row.ParentId, row.LeadId, row.Version);
}

/// <summary>An area to open.</summary>
/// <param name="Parent">The area above it, by id or key; none for the top of the house.</param>
public sealed record OpenAreaJson(
    string Key,
    string Name,
    string Calendar,
    string? Parent = null,
    Guid? Lead = null
);

/// <summary>Who leads it from now on.</summary>
public sealed record LeadJson(Guid Person);
