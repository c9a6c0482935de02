using Kept.App.Calendars;
using Kept.App.Data;
using Kept.Domain.Calendars;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.People;

/// <summary>Somebody leaves the house; refused, by the database itself, while they own anything owed.</summary>
public static class LeavePerson
{
    public static async Task<PersonRow> Run(WriteScope scope, Guid id)
    {
        var row = await scope.LockPerson(id);
        if (!row.Active)
        {
            return row;
        }
        if (await scope.Db.Owes(id))
        {
            throw new StillOwes();
        }
        await PeopleTables.Change(scope, row, new PersonLeft { At = await scope.Now() });
        return row;
    }
}

/// <summary>Somebody signs off duty, or back on.</summary>
public static class ChangeDuty
{
    public static async Task<PersonRow> Run(
        WriteScope scope,
        Guid id,
        bool onDuty,
        Instant? until = null
    )
    {
        var row = await scope.LockPerson(id);
        var now = await scope.Now();
        await PeopleTables.Change(
            scope,
            row,
            onDuty ? new PersonCameOnDuty { At = now } : new PersonWentOffDuty(until) { At = now }
        );
        return row;
    }
}

/// <summary>Somebody stands in for somebody while they are off duty.</summary>
public static class NameDeputy
{
    public static async Task<PersonRow> Run(WriteScope scope, Guid id, Guid? deputy)
    {
        var row = await scope.LockPerson(id);
        if (deputy is { } named)
        {
            var chain = await scope.Db.ChainOfCommand();
            if (chain.Find(named) is not { Active: true })
            {
                throw new PersonUnknown();
            }
            chain.MustNotLoop(id, named);
        }
        await PeopleTables.Change(
            scope,
            row,
            new PersonDeputyNamed(deputy) { At = await scope.Now() }
        );
        return row;
    }
}

/// <summary>An area is opened, and somebody leads it.</summary>
public static class OpenArea
{
    public static async Task<AreaRow> Run(
        WriteScope scope,
        string key,
        string name,
        string calendar,
        Guid? parent,
        Guid? lead = null
    )
    {
        Domain.Keys.MustBeKey(key);
        await scope.OnlyOne("areas");
        if (await scope.Db.Set<AreaRow>().AnyAsync(row => row.Key == key))
        {
            throw new AreaKeyTaken();
        }
        if (parent is { } above && !await scope.Db.Set<AreaRow>().AnyAsync(row => row.Id == above))
        {
            throw new AreaUnknown();
        }
        if (
            scope.Db.Set<CalendarRow>().Local.All(row => row.Key != calendar)
            && await scope.Db.NewestCalendar(calendar) is null
        )
        {
            throw new CalendarUnknown();
        }
        var opened = new AreaOpened(key, new Domain.Ledger.Words(name).Text, calendar, parent)
        {
            At = await scope.Now(),
        };
        var area = Area.From(await scope.NewId(), opened);
        var row = await PeopleTables.Add(scope, area, opened);
        return lead is { } leader ? await LeadArea.Run(scope, row, leader) : row;
    }
}

/// <summary>Somebody leads an area from now on.</summary>
public static class LeadArea
{
    public static async Task<AreaRow> Run(WriteScope scope, AreaRow row, Guid lead)
    {
        if (await Responsible.Find(scope, lead) is not { Active: true })
        {
            throw new PersonUnknown();
        }
        await PeopleTables.Change(scope, row, new AreaLed(lead) { At = await scope.Now() });
        return row;
    }
}

/// <summary>Reading and locking people.</summary>
public static class PeopleQueries
{
    public static async Task<PersonRow> LockPerson(this WriteScope scope, Guid id)
    {
        var rows = scope.Store.Dialect.IsPostgres
            ? scope.Db.Set<PersonRow>().FromSql($"select * from people where id = {id} for update")
            : scope.Db.Set<PersonRow>().Where(row => row.Id == id);
        return (await rows.ToListAsync()).SingleOrDefault() ?? throw new PersonUnknown();
    }

    /// <summary>The area of a key, locked until the transaction ends.</summary>
    /// <exception cref="AreaUnknown">There is none.</exception>
    public static async Task<AreaRow> LockArea(this WriteScope scope, string key)
    {
        var rows = scope.Store.Dialect.IsPostgres
            ? scope.Db.Set<AreaRow>().FromSql($"select * from areas where key = {key} for update")
            : scope.Db.Set<AreaRow>().Where(row => row.Key == key);
        return (await rows.ToListAsync()).SingleOrDefault() ?? throw new AreaUnknown();
    }

    /// <summary>Whether somebody owns a promise still owed or a case still open.</summary>
    public static async Task<bool> Owes(this KeptDb db, Guid person) =>
        await db.Set<Promises.PromiseRow>().AnyAsync(row => row.OwnerId == person && row.Owed)
        || await db.Set<Cases.CaseRow>()
            .AnyAsync(row => row.OwnerId == person && row.ClosedAt == null);

    public static Task<PersonRow?> Person(this KeptDb db, Guid id) =>
        db.Set<PersonRow>().SingleOrDefaultAsync(row => row.Id == id);

    public static Task<AreaRow?> Area(this KeptDb db, Guid id) =>
        db.Set<AreaRow>().SingleOrDefaultAsync(row => row.Id == id);
}
