using System.Data.Common;
using Kept.App.Data;
using Kept.App.Data.Schema;
using NodaTime;
using Npgsql;

namespace Kept.App.Tests.Data;

/// <summary>A database's clock that stands where the test puts it.</summary>
public sealed class ChosenClock : StoreClock
{
    public Instant Moment { get; set; } = Instant.FromUtc(2026, 11, 25, 9, 0);

    public override ValueTask<Instant> Now(DbConnection connection, DbTransaction? transaction) =>
        ValueTask.FromResult(Moment);
}

/// <summary>Fresh, real databases for tests.</summary>
public static class TestStores
{
    private static readonly SemaphoreSlim Template = new(1, 1);
    private static string? template;

    /// <summary>Where ./test starts PostgreSQL.</summary>
    public static string Postgres =>
        Environment.GetEnvironmentVariable("KEPT_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "Run ./test, or set KEPT_TEST_POSTGRES to a server's connection string."
        );

    public static async Task<Store> Sqlite(string folder, StoreClock clock)
    {
        var store = new SqliteStore(Path.Combine(folder, "kept.db"), clock);
        await Schema.Apply(store);
        return store;
    }

    public static async Task<Store> PostgresStore(string name, StoreClock clock)
    {
        await CreateDatabase(name);
        return new PostgresStore(ConnectionTo(name), clock);
    }

    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Postgres)
        {
            Database = database,
            MaxPoolSize = 20,
        }.ToString();

    public static async Task CreateDatabase(string name)
    {
        await Template.WaitAsync();
        try
        {
            template ??= await MakeTemplate();
            await Admin($"create database {name} template {template}");
        }
        finally
        {
            Template.Release();
        }
    }

    public static Task DropDatabase(string name) =>
        Admin($"drop database if exists {name} with (force)");

    private static async Task<string> MakeTemplate()
    {
        var name = $"kept_template_{Environment.ProcessId}";
        await Admin($"drop database if exists {name}");
        await Admin($"create database {name}");
        await using var store = new PostgresStore(
            ConnectionTo(name) + ";Pooling=false",
            new PostgresClock()
        );
        await Schema.Apply(store);
        return name;
    }

    private static async Task Admin(string text)
    {
        await using var connection = new NpgsqlConnection(Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
