using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.People;

/// <summary>Lists of people and areas.</summary>
public static class PersonQueries
{
    /// <summary>The id of an area named by id or key.</summary>
    /// <exception cref="AreaUnknown">There is none.</exception>
    public static async Task<Guid> AreaId(this KeptDb db, string named)
    {
        var byId = Guid.TryParseExact(named, "D", out var id);
        var found = await db.Set<AreaRow>()
            .Where(row => byId ? row.Id == id : row.Key == named)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync();
        return found ?? throw new AreaUnknown();
    }

    public static async Task<Page<PersonJson>> People(
        this KeptDb db,
        bool? active,
        string? area,
        string? after,
        int limit
    )
    {
        var sql = new ListSql(db);
        if (active is { } works)
        {
            sql.Where("active = @active", "active", works);
        }
        if (area is not null)
        {
            sql.Where("area_id = @area", "area", await db.AreaId(area));
        }
        if (after is not null)
        {
            sql.Where("id > @id", "id", Cursor.Id(after));
        }
        var rows = await sql.Rows<PersonRow>(
            $"select * from people where {sql.Conditions} order by id {ListSql.Limit(limit + 1)}"
        );
        return Paging.Of(rows, limit, PersonJson.Of, row => Cursor.Of(row.Id));
    }

    public static async Task<Page<AreaJson>> Areas(this KeptDb db, string? after, int limit)
    {
        var sql = new ListSql(db);
        if (after is not null)
        {
            sql.Where("key > @after", "after", after);
        }
        var rows = await sql.Rows<AreaRow>(
            $"select * from areas where {sql.Conditions} order by key {ListSql.Limit(limit + 1)}"
        );
        return Paging.Of(rows, limit, AreaJson.Of, row => row.Key);
    }
}
