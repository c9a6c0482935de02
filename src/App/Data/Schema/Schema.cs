using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Kept.App.Data.Schema;

/// <summary>Brings the database to this version's schema: files named by timestamp, each applied once, all under a lock that dies with its process.</summary>
public static class Schema
{
    public static IReadOnlyList<string> Names(Dialect dialect) =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder(dialect), StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public static async Task Apply(Store store)
    {
        await store.Transact(
            async (connection, transaction) =>
            {
                if (store.Dialect.IsPostgres)
                {
                    await Sql(connection, transaction, "select pg_advisory_xact_lock(4850391)");
                }
                await Sql(
                    connection,
                    transaction,
                    "create table if not exists schema_versions (name text primary key, applied_at text not null)"
                );
                var applied = await connection
                    .Command(store.Dialect, transaction, "select name from schema_versions")
                    .List(row => row.GetString(0));
                foreach (var name in Names(store.Dialect).Except(applied, StringComparer.Ordinal))
                {
                    await Sql(connection, transaction, await TextOf(name));
                    await connection
                        .Command(
                            store.Dialect,
                            transaction,
                            "insert into schema_versions (name, applied_at) values (@name, @at)",
                            ("@name", name),
                            (
                                "@at",
                                (await store.Clock.Now(connection, transaction)).ToString(
                                    "g",
                                    CultureInfo.InvariantCulture
                                )
                            )
                        )
                        .Run();
                }
                return true;
            }
        );
    }

    /// <summary>Whether the database has this version's schema.</summary>
    public static async Task<bool> IsCurrent(Store store)
    {
        await using var reader = await store.OpenReader();
        var applied = await reader
            .Command(store.Dialect, null, "select name from schema_versions")
            .List(row => row.GetString(0));
        return !Names(store.Dialect).Except(applied, StringComparer.Ordinal).Any();
    }

    private static async Task Sql(DbConnection connection, DbTransaction transaction, string text)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> TextOf(string name)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static string Folder(Dialect dialect) =>
        $"Kept.App.Data.Schema.{(dialect.IsPostgres ? "postgres" : "sqlite")}.";
}
