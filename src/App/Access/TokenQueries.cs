using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Access;

/// <summary>Reading tokens: everything but what could open anything.</summary>
public static class TokenQueries
{
    public static async Task<Page<TokenJson>> Tokens(this KeptDb db, string? after, int limit)
    {
        var sql = new ListSql(db);
        if (after is not null)
        {
            sql.Where("id > @id", "id", Cursor.Id(after));
        }
        var rows = await sql.Rows<TokenRow>(
            $"select * from tokens where {sql.Conditions} order by id {ListSql.Limit(limit + 1)}"
        );
        return Paging.Of(rows, limit, TokenJson.Of, row => Cursor.Of(row.Id));
    }

    /// <exception cref="TokenUnknown">There is none.</exception>
    public static async Task<TokenRow> Token(this KeptDb db, Guid id) =>
        await db.Set<TokenRow>().SingleOrDefaultAsync(row => row.Id == id)
        ?? throw new TokenUnknown();
}

/// <summary>There is no such token.</summary>
public sealed class TokenUnknown()
    : Refusal("token_unknown", "There is no such token.", RefusalKind.NotFound);
