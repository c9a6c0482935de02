using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Cases;

/// <summary>Open cases by the earliest promise still owed in them, then those without any.</summary>
internal static class CaseDueQueries
{
    private const string WithPromise = "p";
    private const string WithoutPromise = "n";

    /// <summary>Written so that no index over areas is tempted: a case's few promises are found by the case.</summary>
    private const string SameArea = " and coalesce(q.area_id, q.area_id) = @area";

    public static async Task<Page<CaseJson>> CasesByDue(
        this KeptDb db,
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
        var sql = CaseQueries
            .Narrowed(db, "c.closed_at is null", owner, area)
            .Where("p.case_id = c.id")
            .Where("p.owed");
        var sameArea = "";
        if (area is not null && owner is null)
        {
            sql.Where("p.area_id = @area");
            sameArea = SameArea;
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
        var sameArea = area is not null && owner is null ? SameArea : "";
        var sql = CaseQueries
            .Narrowed(db, "c.closed_at is null", owner, area)
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
}

/// <summary>Closed cases have nothing that is due.</summary>
public sealed class DueNeedsOpen()
    : Refusal("due_needs_open", "sort=due lists open cases. Ask for closed ones with sort=newest.");
