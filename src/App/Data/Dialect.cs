using System.Data.Common;
using Kept.Domain;
using NodaTime;

namespace Kept.App.Data;

/// <summary>How the two databases keep ids and instants, for hand-written SQL.</summary>
public sealed class Dialect(bool isPostgres)
{
    public bool IsPostgres { get; } = isPostgres;

    public object Stored(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Enum name => name.ToString(),
            Guid id when !IsPostgres => id.ToByteArray(bigEndian: true),
            Instant at when IsPostgres => at.ToDateTimeUtc(),
            Instant at => Moment.Microseconds(at),
            bool flag when !IsPostgres => flag ? 1L : 0L,
            _ => value,
        };

    public Guid Id(DbDataReader row, int column) =>
        IsPostgres
            ? row.GetGuid(column)
            : new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public Guid? MaybeId(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Id(row, column);

    public Instant At(DbDataReader row, int column) =>
        IsPostgres
            ? Instant.FromDateTimeUtc(row.GetDateTime(column))
            : Moment.OfMicroseconds(row.GetInt64(column));

    public Instant? MaybeAt(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : At(row, column);
}

/// <summary>Hand-written SQL with named parameters, the same text on both databases.</summary>
public static class Sql
{
    public static DbCommand Command(
        this DbConnection connection,
        Dialect dialect,
        DbTransaction? transaction,
        string text,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = dialect.Stored(value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<List<T>> List<T>(this DbCommand command, Func<DbDataReader, T> row)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
            {
                rows.Add(row(reader));
            }
            return rows;
        }
    }

    public static async Task<int> Run(this DbCommand command)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync();
        }
    }

    public static async Task<T?> Value<T>(this DbCommand command, Func<DbDataReader, T> row)
        where T : struct
    {
        var rows = await command.List(row);
        return rows.Count == 0 ? null : rows[0];
    }
}
