using Kept.App.Api;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Which promises a list shows.</summary>
public enum PromiseListState
{
    /// <summary>Open and late together: somebody waits for it.</summary>
    Owed,

    /// <summary>Not yet due.</summary>
    Open,

    /// <summary>Past due and still owed.</summary>
    Late,

    /// <summary>Kept at first.</summary>
    Kept,

    /// <summary>Broken at first, owed or not.</summary>
    Broken,

    /// <summary>Renegotiated before due.</summary>
    Replaced,

    /// <summary>Released before due.</summary>
    Released,
}

/// <summary>What a list of promises is narrowed to.</summary>
/// <param name="Area">Its id or key.</param>
public sealed record PromiseFilter(
    PromiseListState? State,
    Guid? Owner,
    string? Area,
    Instant? DueBefore
);

/// <summary>
/// Lists of promises. What is owed comes by due moment from an index over the owed alone. History comes newest first;
/// a page looks at no more than <see cref="Window"/> promises, so it may hold fewer than asked for while there are more.
/// </summary>
public static class PromiseQueries
{
    private const int Window = 5000;

    public static async Task<Page<PromiseJson>> PromisesOf(
        this KeptDb db,
        StoreClock clock,
        PromiseFilter filter,
        string? after,
        int limit
    )
    {
        var sql = new ListSql(db);
        if (filter.Owner is { } owner)
        {
            sql.Where("owner_id = @owner", "owner", owner);
        }
        if (filter.Area is { } area)
        {
            sql.Where("area_id = @area", "area", await db.AreaId(area));
        }
        return
            filter.State is PromiseListState.Owed or PromiseListState.Open or PromiseListState.Late
            ? await Owed(db, clock, sql, filter, after, limit)
            : await History(db, sql, filter, after, limit);
    }

    /// <summary>The promise of an id, with its words.</summary>
    /// <exception cref="PromiseUnknown">There is none.</exception>
    public static async Task<PromiseJson> Promise(this KeptDb db, Guid id)
    {
        var row = await db.Set<PromiseRow>().FindAsync(id) ?? throw new PromiseUnknown();
        return (await db.WithWords([row]))[0];
    }

    /// <summary>The id of a promise by the number people use.</summary>
    /// <exception cref="PromiseUnknown">There is none.</exception>
    public static async Task<Guid> PromiseNumbered(this KeptDb db, long number) =>
        await db.Set<PromiseRow>()
            .Where(row => row.Number == number)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync()
        ?? throw new PromiseUnknown();

    /// <summary>Rows with their words and what replaced them.</summary>
    public static async Task<IReadOnlyList<PromiseJson>> WithWords(
        this KeptDb db,
        IReadOnlyList<PromiseRow> rows
    )
    {
        var words = await db.TextsOf(rows.Select(row => row.WordsId));
        var replaced = rows.Where(row => row.Verdict == Verdict.Replaced)
            .Select(row => row.Id)
            .ToList();
        var next =
            replaced.Count == 0
                ? []
                : await db.Set<PromiseRow>()
                    .Where(row => row.ReplacesId != null && replaced.Contains(row.ReplacesId.Value))
                    .Select(row => new { Old = row.ReplacesId!.Value, row.Id })
                    .ToDictionaryAsync(row => row.Old, row => (Guid?)row.Id);
        return
        [
            .. rows.Select(row =>
                PromiseJson.Of(
                    row,
                    words.GetValueOrDefault(row.WordsId),
                    next.GetValueOrDefault(row.Id)
                )
            ),
        ];
    }

    private static async Task<Page<PromiseJson>> Owed(
        KeptDb db,
        StoreClock clock,
        ListSql sql,
        PromiseFilter filter,
        string? after,
        int limit
    )
    {
        sql.Where("owed");
        if (filter.State != PromiseListState.Owed)
        {
            var now = await clock.Now(db.Database.GetDbConnection(), null);
            sql.Where(
                filter.State == PromiseListState.Late
                    ? "due < @now"
                    : "due >= @now and verdict = 'Open'",
                "now",
                now
            );
        }
        if (filter.DueBefore is { } before)
        {
            sql.Where("due < @before", "before", before);
        }
        if (after is not null)
        {
            var (due, id) = Cursor.Place(after);
            sql.Where("(due, id) > (@due, @id)", "due", due).With("id", id);
        }
        var rows = await sql.Rows<PromiseRow>(
            $"select * from promises where {sql.Conditions} order by due, id {ListSql.Limit(limit + 1)}"
        );
        return await Page(db, rows, limit, row => Cursor.Of(row.Due, row.Id));
    }

    private static async Task<Page<PromiseJson>> History(
        KeptDb db,
        ListSql sql,
        PromiseFilter filter,
        string? after,
        int limit
    )
    {
        if (after is not null)
        {
            sql.Where("id < @id", "id", Cursor.Id(after));
        }
        var newest = $"from promises where {sql.Conditions} order by id desc";
        var chosen = new ListSql(db);
        if (filter.State is { } state)
        {
            sql.With("verdict", state);
            chosen.Where("verdict = @verdict");
        }
        if (filter.DueBefore is { } before)
        {
            sql.With("before", before);
            chosen.Where("due < @before");
        }
        var rows = await sql.Rows<PromiseRow>(
            $"select * from (select * {newest} {ListSql.Limit(Window)}) recent where {chosen.Conditions} order by id desc {ListSql.Limit(limit + 1)}"
        );
        var page = await Page(db, rows, limit, row => Cursor.Of(row.Id));
        if (page.Next is not null)
        {
            return page;
        }
        var seen = await sql.Read(
            $"select id {newest} limit 1 offset {Window - 1}",
            row => db.Dialect.Id(row, 0)
        );
        return seen is [var last] ? page with { Next = Cursor.Of(last) } : page;
    }

    private static async Task<Page<PromiseJson>> Page(
        KeptDb db,
        List<PromiseRow> rows,
        int limit,
        Func<PromiseRow, string> key
    )
    {
        var shown = await db.WithWords([.. rows.Take(limit)]);
        return new Page<PromiseJson>(shown, rows.Count > limit ? key(rows[limit - 1]) : null);
    }
}
