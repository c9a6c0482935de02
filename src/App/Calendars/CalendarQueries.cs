using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Calendars;

/// <summary>Reading calendars.</summary>
public static class CalendarQueries
{
    /// <summary>A calendar's newest version, or a named one.</summary>
    /// <exception cref="CalendarUnknown">There is none.</exception>
    public static async Task<CalendarRow> CalendarOf(
        this KeptDb db,
        string key,
        int? version = null
    ) =>
        (
            version is { } number
                ? await db.Set<CalendarRow>()
                    .SingleOrDefaultAsync(row => row.Key == key && row.Version == number)
                : await db.NewestCalendar(key)
        ) ?? throw new CalendarUnknown();

    /// <summary>The newest version of each calendar, by key.</summary>
    public static async Task<Page<CalendarVersionJson>> Calendars(
        this KeptDb db,
        string? after,
        int limit
    )
    {
        var sql = new ListSql(db).Where(
            "not exists (select 1 from calendars later where later.key = c.key and later.version > c.version)"
        );
        if (after is not null)
        {
            sql.Where("c.key > @after", "after", after);
        }
        var rows = await sql.Rows<CalendarRow>(
            $"select c.* from calendars c where {sql.Conditions} order by c.key {ListSql.Limit(limit + 1)}"
        );
        return Paging.Of(rows, limit, CalendarVersionJson.Of, row => row.Key);
    }
}
