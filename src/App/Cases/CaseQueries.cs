using Kept.App.Api;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain;
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
    private const string WithPromise = "p";
    private const string WithoutPromise = "n";

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
            _ => await ByDue(db, filter.Owner, area, after, limit),
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

    private static async Task<Page<CaseJson>> ByDue(
        KeptDb db,
        Guid? owner,
        Guid? area,
        string? after,
        int limit
    )
    {
        var parts = after is null ? null : Cursor.Read(after, 3);
        if (parts is not null && parts[0] is not (WithPromise or WithoutPromise))
        {
            throw new CursorUnknown();
        }
        var found = new List<(Guid Case, string Cursor)>();
        if (parts is null || parts[0] == WithPromise)
        {
            found.AddRange(await Owing(db, owner, area, parts, limit + 1));
        }
        if (found.Count <= limit)
        {
            var from = parts is [WithoutPromise, _, var last] ? Cursor.IdOf(last) : (Guid?)null;
            found.AddRange(await NotOwing(db, owner, area, from, limit + 1 - found.Count));
        }
        var ids = found.Take(limit).Select(row => row.Case).ToList();
        var rows = await db.Set<CaseRow>().Where(row => ids.Contains(row.Id)).ToListAsync();
        return new Page<CaseJson>(
            await db.Shown([.. rows.OrderBy(row => ids.IndexOf(row.Id))]),
            found.Count > limit ? found[limit - 1].Cursor : null
        );
    }

    /// <summary>Cases by their earliest owed promise: from the owner's few open cases, else along the owed promises.</summary>
    private static Task<List<(Guid, string)>> Owing(
        KeptDb db,
        Guid? owner,
        Guid? area,
        string[]? parts,
        int count
    )
    {
        var sql = Narrowed(db, "c.closed_at is null", owner, area)
            .Where("p.case_id = c.id")
            .Where("p.owed");
        var sameArea = "";
        if (area is not null && owner is null)
        {
            sql.Where("p.area_id = @area");
            sameArea = " and q.area_id = @area";
        }
        sql.Where(
            $"not exists (select 1 from promises q where q.case_id = p.case_id and q.owed{sameArea} and (q.due, q.id) < (p.due, p.id))"
        );
        if (parts is not null)
        {
            var (due, id) = Cursor.Place(Cursor.Of(parts[1], parts[2]));
            sql.Where("(p.due, p.id) > (@due, @id)", "due", due).With("id", id);
        }
        var tables = owner is null
            ? "promises p cross join cases c"
            : "cases c cross join promises p";
        return sql.Read(
            $"select c.id, p.due, p.id from {tables} where {sql.Conditions} order by p.due, p.id {ListSql.Limit(count)}",
            row =>
                (
                    db.Dialect.Id(row, 0),
                    Cursor.Of(
                        WithPromise,
                        Moment
                            .Microseconds(db.Dialect.At(row, 1))
                            .ToString(System.Globalization.CultureInfo.InvariantCulture),
                        db.Dialect.Id(row, 2).ToString("N")
                    )
                )
        );
    }

    private static Task<List<(Guid, string)>> NotOwing(
        KeptDb db,
        Guid? owner,
        Guid? area,
        Guid? after,
        int count
    )
    {
        var sameArea = area is not null && owner is null ? " and q.area_id = @area" : "";
        var sql = Narrowed(db, "c.closed_at is null", owner, area)
            .Where(
                $"not exists (select 1 from promises q where q.case_id = c.id and q.owed{sameArea})"
            );
        if (after is { } id)
        {
            sql.Where("c.id > @id", "id", id);
        }
        return sql.Read(
            $"select c.id from cases c where {sql.Conditions} order by c.id {ListSql.Limit(count)}",
            row =>
                (
                    db.Dialect.Id(row, 0),
                    Cursor.Of(WithoutPromise, "0", db.Dialect.Id(row, 0).ToString("N"))
                )
        );
    }

    private static ListSql Narrowed(KeptDb db, string condition, Guid? owner, Guid? area)
    {
        var sql = new ListSql(db).Where(condition);
        if (owner is { } whose)
        {
            sql.Where("c.owner_id = @owner", "owner", whose);
        }
        return area is { } where ? sql.Where("c.area_id = @area", "area", where) : sql;
    }

    private static async Task<IReadOnlyList<CaseJson>> Shown(
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

/// <summary>Closed cases have nothing that is due.</summary>
public sealed class DueNeedsOpen()
    : Refusal("due_needs_open", "sort=due lists open cases. Ask for closed ones with sort=newest.");
