using System.Data.Common;
using System.Text.Json;
using Kept.App.Data;

namespace Kept.App.Ledger;

/// <summary>Words as they lie beside the ledger.</summary>
public sealed record KeptText(Guid Id, byte[] Salt, string Text);

/// <summary>Reads words by where they are kept, many at a time.</summary>
public static class Beside
{
    public static async Task<Dictionary<Guid, KeptText>> Texts(
        DbConnection connection,
        Dialect dialect,
        DbTransaction transaction,
        IReadOnlyCollection<Guid> ids
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }
        var (condition, named) = AnyOf(dialect, "id", ids);
        var texts = await connection
            .Command(
                dialect,
                transaction,
                $"select id, salt, text from texts where {condition}",
                named
            )
            .List(row => new KeptText(
                dialect.Id(row, 0),
                row.GetFieldValue<byte[]>(1),
                row.GetString(2)
            ));
        return texts.ToDictionary(text => text.Id);
    }

    /// <summary>A condition that a column is one of many ids, in one parameter.</summary>
    public static (string Condition, (string Name, object? Value) Ids) AnyOf(
        Dialect dialect,
        string column,
        IReadOnlyCollection<Guid> ids
    ) =>
        dialect.IsPostgres
            ? ($"{column} = any(@ids)", ("@ids", ids.ToArray()))
            : ($"{column} in (select unhex(value) from json_each(@ids))", ("@ids", Hex(ids)));

    /// <summary>Ids as a JSON array of hex, for SQLite's json_each and unhex.</summary>
    public static string Hex(IEnumerable<Guid> ids) =>
        JsonSerializer.Serialize(
            ids.Select(id => Convert.ToHexString(id.ToByteArray(bigEndian: true)))
        );
}
