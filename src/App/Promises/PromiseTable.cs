using System.Text.Json;
using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Clock;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Promises;

/// <summary>The only place that knows a promise's columns, and the one way its facts, row and due events are written together.</summary>
public static class PromiseTable
{
    public const string Subject = "promise";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<PromiseRow>().ToTable("promises").HasKey(row => row.Id);
        builder.Refers<PromiseRow, CustomerRow>(nameof(PromiseRow.CustomerId));
        builder.Refers<PromiseRow, CaseRow>(nameof(PromiseRow.CaseId));
        builder.Refers<PromiseRow, AreaRow>(nameof(PromiseRow.AreaId));
        builder.Refers<PromiseRow, CalendarRow>(nameof(PromiseRow.CalendarId));
        builder.Refers<PromiseRow, PromiseRow>(nameof(PromiseRow.ReplacesId));
        builder.Refers<PromiseRow, PersonRow>(
            nameof(PromiseRow.ColleagueId),
            nameof(PromiseRow.OwnerId),
            nameof(PromiseRow.DoerId)
        );
    }

    /// <summary>The promise, locked until the transaction ends. Read the clock only after this.</summary>
    /// <exception cref="PromiseUnknown">There is none.</exception>
    public static async Task<PromiseRow> LockPromise(this WriteScope scope, Guid id)
    {
        var rows = scope.Store.Dialect.IsPostgres
            ? scope
                .Db.Set<PromiseRow>()
                .FromSql($"select * from promises where id = {id} for update")
            : scope.Db.Set<PromiseRow>().Where(row => row.Id == id);
        return (await rows.ToListAsync()).SingleOrDefault() ?? throw new PromiseUnknown();
    }

    public static async Task<Promise> Add(WriteScope scope, Guid id, PromiseMade made)
    {
        var promise = Promise.From(id, made);
        var row = new PromiseRow
        {
            Id = id,
            Provenance = scope.Provenance,
            Lane = scope.Lane,
        };
        row.Set(
            promise,
            promise.NextStep(await CalendarVersions.Of(scope.Db, promise.Terms.Calendar))
        );
        scope.Db.Add(row);
        DueEvents.Replace(scope, null, row.Planned());
        await scope.Append(Subject, id, 0, [made]);
        return promise;
    }

    /// <summary>Writes what happened: facts, the row as it is after them, and its due events.</summary>
    public static async Task<Promise> Change(
        WriteScope scope,
        PromiseRow row,
        IReadOnlyList<PromiseFact> facts
    )
    {
        var calendar = await CalendarVersions.Of(scope.Db, row.CalendarId);
        var before = row.Planned();
        var promise = row.ToPromise();
        foreach (var fact in facts)
        {
            var by = fact is PromiseBroken { Early: false } ? Actor.Clock : null;
            await scope.Append(Subject, row.Id, promise.Version, [fact], by);
            promise = promise.After(fact);
            row.Set(promise, promise.NextStep(calendar));
        }
        DueEvents.Replace(scope, before, row.Planned());
        return promise;
    }

    public static string Json(Reckoning reckoning) =>
        JsonSerializer.Serialize(reckoning, KeptJson.Options);

    public static Reckoning ReckoningOf(string json) =>
        JsonSerializer.Deserialize<Reckoning>(json, KeptJson.Options)!;
}
