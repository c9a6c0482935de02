using System.Data.Common;
using System.Globalization;
using Kept.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Api;

/// <summary>A list's SQL, put together of fixed fragments and named values: nothing that was sent is ever part of the text.</summary>
public sealed class ListSql(KeptDb db)
{
    private readonly List<string> conditions = [];
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public ListSql Where(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    public ListSql Where(string condition, string name, object? value)
    {
        values[name] = value;
        return Where(condition);
    }

    public ListSql With(string name, object? value)
    {
        values[name] = value;
        return this;
    }

    /// <summary>All conditions so far, each of them true.</summary>
    public string Conditions => conditions.Count == 0 ? "1 = 1" : string.Join(" and ", conditions);

    /// <summary>The rows a text selects, in its order; not tracked.</summary>
    public Task<List<TRow>> Rows<TRow>(string text)
        where TRow : class =>
        db.Set<TRow>().FromSqlRaw(text, Parameters()).AsNoTracking().ToListAsync();

    /// <summary>What a text selects, read by hand.</summary>
    public async Task<List<T>> Read<T>(string text, Func<DbDataReader, T> row) =>
        await db
            .Database.GetDbConnection()
            .Command(db.Dialect, null, text, [.. values.Select(value => (value.Key, value.Value))])
            .List(row);

    public static string Limit(int rows) => "limit " + rows.ToString(CultureInfo.InvariantCulture);

    private object[] Parameters()
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        return
        [
            .. values.Select(value =>
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = value.Key;
                parameter.Value = db.Dialect.Stored(value.Value);
                return parameter;
            }),
        ];
    }
}
