using Kept.App.Api;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Cases;

/// <summary>How a list of cases is ordered.</summary>
public enum CaseSort
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>By the earliest promise still owed.</summary>
    Due,
}

/// <summary>What a list of cases is narrowed to.</summary>
/// <param name="Area">Its id or key.</param>
public sealed record CaseFilter(CaseState State, Guid? Owner, string? Area);

/// <summary>Lists of cases, each from an index of its own, so that they cost what they show and not what lies behind them.</summary>
public static class CaseQueries
{
    /// <exception cref="DueNeedsOpen">Closed cases by due moment.</exception>
    public static async Task<Page<CaseJson>> Cases(
        this KeptDb db,
        CaseFilter filter,
        CaseSort sort,
        string? after,
        int limit
    )
    {
        var area = filter.Area is { } named ? await db.AreaId(named) : (Guid?)null;
        return sort switch
        {
            CaseSort.Newest => await Newest(db, filter, area, after, limit),
            _ when filter.State == CaseState.Closed => throw new DueNeedsOpen(),
            _ => await db.CasesByDue(filter.Owner, area, after, limit),
        };
    }

    /// <summary>The id of a case by the number people use.</summary>
    /// <exception cref="CaseUnknown">There is none.</exception>
    public static async Task<Guid> CaseNumbered(this KeptDb db, long number) =>
        await db.Set<CaseRow>()
            .Where(row => row.Number == number)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync()
        ?? throw new CaseUnknown();

    public static async Task<CaseJson> Case(this KeptDb db, CaseRow row) =>
        (await db.Shown([row]))[0];

    public static async Task<IReadOnlyList<PromiseJson>> PromisesIn(
        this KeptDb db,
        Guid caseId,
        int most = 200
    )
    {
        var rows = await db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(row => row.CaseId == caseId)
            .OrderByDescending(row => row.Id)
            .Take(most)
            .ToListAsync();
        rows.Reverse();
        return await db.WithWords(rows);
    }

    private static async Task<Page<CaseJson>> Newest(
        KeptDb db,
        CaseFilter filter,
        Guid? area,
        string? after,
        int limit
    )
    {
        var sql = Narrowed(
            db,
            filter.State == CaseState.Open ? "c.closed_at is null" : "c.closed_at is not null",
            filter.Owner,
            area
        );
        if (after is not null)
        {
            sql.Where("c.id < @id", "id", Cursor.Id(after));
        }
        var rows = await sql.Rows<CaseRow>(
            $"select c.* from cases c where {sql.Conditions} order by c.id desc {ListSql.Limit(limit + 1)}"
        );
        return new Page<CaseJson>(
            await db.Shown([.. rows.Take(limit)]),
            rows.Count > limit ? Cursor.Of(rows[limit - 1].Id) : null
        );
    }

    internal static ListSql Narrowed(KeptDb db, string condition, Guid? owner, Guid? area)
    {
        var sql = new ListSql(db).Where(condition);
        if (owner is { } whose)
        {
            sql.Where("c.owner_id = @owner", "owner", whose);
        }
        return area is { } where ? sql.Where("c.area_id = @area", "area", where) : sql;
    }

    internal static async Task<IReadOnlyList<CaseJson>> Shown(
        this KeptDb db,
        IReadOnlyList<CaseRow> rows
    )
    {
        var subjects = await db.TextsOf(rows.Select(row => row.SubjectId));
        var customers = rows.Select(row => row.CustomerId).Distinct().ToList();
        var names = await db.Set<CustomerRow>()
            .Where(row => customers.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var cases = rows.Select(row => row.Id).ToList();
        var dues = await db.Set<PromiseRow>()
            .Where(row => row.CaseId != null && cases.Contains(row.CaseId.Value) && row.Owed)
            .Select(row => new { Case = row.CaseId!.Value, row.Due })
            .ToListAsync();
        var nextDue = dues.GroupBy(row => row.Case)
            .ToDictionary(owed => owed.Key, owed => (Instant?)owed.Min(row => row.Due));
        return
        [
            .. rows.Select(row =>
                CaseJson.Of(
                    row,
                    names[row.CustomerId],
                    subjects.GetValueOrDefault(row.SubjectId),
                    nextDue.GetValueOrDefault(row.Id)
                )
            ),
        ];
    }
}
