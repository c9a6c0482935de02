using Kept.App.Data;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.People;

/// <summary>A member of staff as they stand.</summary>
public sealed class PersonRow
{
    public required Guid Id { get; init; }
    public int Version { get; set; }
    public Guid NameId { get; set; }
    public string Name { get; set; } = "";
    public Guid? EmailId { get; set; }
    public string? Email { get; set; }
    public Role Role { get; set; }
    public Guid AreaId { get; set; }
    public bool Active { get; set; }
    public bool OffDuty { get; set; }
    public Instant? OffDutyUntil { get; set; }
    public Guid? DeputyId { get; set; }

    public Person ToPerson() =>
        new()
        {
            Id = Id,
            Version = Version,
            Name = TextRef.To(NameId),
            Email = EmailId is { } email ? TextRef.To(email) : null,
            Role = Role,
            Area = AreaId,
            Active = Active,
            OffDuty = OffDuty,
            OffDutyUntil = OffDutyUntil,
            Deputy = DeputyId,
        };

    public PersonRow Set(Person person)
    {
        Version = person.Version;
        NameId = person.Name.Id;
        EmailId = person.Email?.Id;
        Role = person.Role;
        AreaId = person.Area;
        Active = person.Active;
        OffDuty = person.OffDuty;
        OffDutyUntil = person.OffDutyUntil;
        DeputyId = person.Deputy;
        return this;
    }
}

/// <summary>An area as it stands.</summary>
public sealed class AreaRow
{
    public required Guid Id { get; init; }
    public int Version { get; set; }
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";
    public string Calendar { get; set; } = "";
    public Guid? ParentId { get; set; }
    public Guid? LeadId { get; set; }

    public Area ToArea() =>
        new()
        {
            Id = Id,
            Version = Version,
            Key = Key,
            Name = Name,
            Calendar = Calendar,
            Parent = ParentId,
            Lead = LeadId,
        };

    public AreaRow Set(Area area)
    {
        Version = area.Version;
        Key = area.Key;
        Name = area.Name;
        Calendar = area.Calendar;
        ParentId = area.Parent;
        LeadId = area.Lead;
        return this;
    }
}

/// <summary>People and areas.</summary>
public static class PeopleTables
{
    public const string PersonSubject = "person";
    public const string AreaSubject = "area";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<PersonRow>().ToTable("people").HasKey(row => row.Id);
        builder.Entity<AreaRow>().ToTable("areas").HasKey(row => row.Id);
        builder.Refers<PersonRow, AreaRow>(nameof(PersonRow.AreaId));
        builder.Refers<PersonRow, PersonRow>(nameof(PersonRow.DeputyId));
        builder.Refers<AreaRow, AreaRow>(nameof(AreaRow.ParentId));
    }

    public static async Task<PersonRow> Add(
        WriteScope scope,
        Person person,
        PersonJoined joined,
        string name,
        string? email
    )
    {
        var row = new PersonRow
        {
            Id = person.Id,
            Name = name,
            Email = email,
        }.Set(person);
        scope.Db.Add(row);
        await scope.Append(PersonSubject, person.Id, 0, [joined]);
        return row;
    }

    public static async Task Change(WriteScope scope, PersonRow row, PersonFact fact)
    {
        await scope.Append(PersonSubject, row.Id, row.Version, [fact]);
        row.Set(row.ToPerson().After(fact));
    }

    public static async Task<AreaRow> Add(WriteScope scope, Area area, AreaOpened opened)
    {
        var row = new AreaRow { Id = area.Id }.Set(area);
        scope.Db.Add(row);
        await scope.Append(AreaSubject, area.Id, 0, [opened]);
        return row;
    }

    public static async Task Change(WriteScope scope, AreaRow row, AreaFact fact)
    {
        await scope.Append(AreaSubject, row.Id, row.Version, [fact]);
        row.Set(row.ToArea().After(fact));
    }

    /// <summary>Everybody and every area, as the chain of command stands now.</summary>
    public static async Task<ChainOfCommand> ChainOfCommand(this KeptDb db) =>
        new(
            (await db.Set<PersonRow>().AsNoTracking().ToListAsync()).ToDictionary(
                row => row.Id,
                row => row.ToPerson()
            ),
            (await db.Set<AreaRow>().AsNoTracking().ToListAsync()).ToDictionary(
                row => row.Id,
                row => row.ToArea()
            )
        );
}
