using System.Data.Common;
using Kept.App.Data;
using Kept.App.Data.Schema;
using Kept.App.Promises;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Data;

/// <summary>The model and the migrated schema are one, and the database itself holds what must never be otherwise.</summary>
public abstract class SchemaContract : TestHouse
{
    /// <summary>Columns that only the database knows.</summary>
    private static readonly string[] Unmapped =
    [
        "promises.owner_must_be_active",
        "cases.owner_must_be_active",
    ];

    protected sealed record Column(string Table, string Name, string Type, bool Nullable)
    {
        public string Full => $"{Table}.{Name}";
    }

    protected abstract Task<List<Column>> Columns();

    /// <summary>How the database keeps values of a type.</summary>
    protected abstract string TypeFor(Type type);

    [Fact]
    public async Task The_model_and_the_schema_agree()
    {
        var real = (await Columns()).ToDictionary(column => column.Full, StringComparer.Ordinal);
        await using var db = await Store.Read();
        foreach (var mapped in db.Model.GetEntityTypes().SelectMany(Mapped))
        {
            real.Remove(mapped.Full, out var column).ShouldBeTrue($"{mapped.Full} does not exist");
            column.ShouldBe(mapped);
        }
        real.Keys.Except(Unmapped, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Applying_the_schema_again_changes_nothing()
    {
        var before = await Columns();
        await Schema.Apply(Store);
        (await Columns()).ShouldBe(before);
        (await Schema.IsCurrent(Store)).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_apply_it_once()
    {
        await using var fresh = await Fresh();
        await Task.WhenAll(fresh.Stores.Select(store => Task.Run(() => Schema.Apply(store))));
        await using var reader = await fresh.Stores[0].OpenReader();
        var applied = await reader
            .Command(fresh.Stores[0].Dialect, null, "select name from schema_versions")
            .List(row => row.GetString(0));
        applied.ShouldBe(Schema.Names(fresh.Stores[0].Dialect), ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_owed_keeps_an_active_owner_even_against_raw_sql()
    {
        await BenPromises(now + Duration.FromHours(6));
        await Refused("update people set active = false where name = 'Ben Okafor'");
        await Run(
            "update promises set owner_id = (select id from people where name = 'Anna Holm')"
        );
        await Run("update people set active = false where name = 'Ben Okafor'");
        await Refused(
            "update promises set owner_id = (select id from people where name = 'Ben Okafor')"
        );
    }

    [Fact]
    public async Task What_nobody_waits_for_may_keep_an_owner_who_left()
    {
        var promise = await BenPromises(now + Duration.FromHours(6));
        await Do(
            promise.Id,
            AsBen,
            (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish())
        );
        await Run("update people set active = false where name = 'Ben Okafor'");
        await Refused("update promises set owed = true");
    }

    [Fact]
    public async Task An_open_case_keeps_an_active_owner_even_against_raw_sql()
    {
        await Store.Write(
            AsBen,
            scope =>
                Kept.App.Cases.OpenCase.Run(
                    scope,
                    new Kept.App.Cases.CaseWish(Brandt, null, "Door", "Squeaks", Channel.Phone)
                )
        );
        await Refused("update people set active = false where name = 'Ben Okafor'");
    }

    protected abstract Task<FreshStores> Fresh();

    protected sealed record FreshStores(IReadOnlyList<Store> Stores, Func<Task> Remove)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var store in Stores)
            {
                await store.DisposeAsync();
            }
            await Remove();
        }
    }

    private IEnumerable<Column> Mapped(IEntityType type) =>
        type.GetProperties()
            .Select(property => new Column(
                type.GetTableName()!,
                property.GetColumnName(),
                TypeFor(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType),
                property.IsColumnNullable()
            ));

    private async Task Refused(string statement) =>
        await Should.ThrowAsync<DbException>(() => Run(statement));

    private Task<int> Run(string statement) =>
        Store.Transact(
            (connection, transaction) =>
                connection.Command(Store.Dialect, transaction, statement).Run()
        );
}

public sealed class SqliteSchema : SchemaContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);

    protected override async Task<List<Column>> Columns()
    {
        await using var reader = await Store.OpenReader();
        return await reader
            .Command(
                Store.Dialect,
                null,
                """
                select t.name, c.name, c.type, c."notnull" = 0 and c.pk = 0 from pragma_table_list t join pragma_table_xinfo(t.name) c
                where t.schema = 'main' and t.type = 'table' and t.name not in ('schema_versions', 'numbers') and t.name not like 'sqlite_%'
                order by 1, 2
                """
            )
            .List(row => new Column(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2).ToLowerInvariant(),
                row.GetBoolean(3)
            ));
    }

    protected override string TypeFor(Type type) =>
        type == typeof(string) || type.IsEnum ? "text"
        : type == typeof(Guid) || type == typeof(byte[]) ? "blob"
        : "integer";

    protected override Task<FreshStores> Fresh()
    {
        var file = Path.Combine(Folder, "fresh", "kept.db");
        return Task.FromResult(
            new FreshStores(
                [new SqliteStore(file, Time), new SqliteStore(file, Time)],
                () => Task.CompletedTask
            )
        );
    }
}

public sealed class PostgresSchema : SchemaContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);

    protected override async Task<List<Column>> Columns()
    {
        await using var reader = await Store.OpenReader();
        return await reader
            .Command(
                Store.Dialect,
                null,
                """
                select table_name, column_name, data_type, is_nullable = 'YES' from information_schema.columns
                where table_schema = 'public' and table_name <> 'schema_versions' order by 1, 2
                """
            )
            .List(row => new Column(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetBoolean(3)
            ));
    }

    protected override string TypeFor(Type type) =>
        type == typeof(string) || type.IsEnum ? "text"
        : type == typeof(Guid) ? "uuid"
        : type == typeof(byte[]) ? "bytea"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) ? "integer"
        : type == typeof(long) || type == typeof(Duration) ? "bigint"
        : "timestamp with time zone";

    protected override async Task<FreshStores> Fresh()
    {
        var name = DatabaseName + "_fresh";
        await FreshDatabase.Create(name);
        return new FreshStores(
            [
                new PostgresStore(TestStores.ConnectionTo(name), Time),
                new PostgresStore(TestStores.ConnectionTo(name), Time),
            ],
            () => TestStores.DropDatabase(name)
        );
    }
}

/// <summary>An empty database.</summary>
public static class FreshDatabase
{
    public static async Task Create(string name)
    {
        await using var connection = new NpgsqlConnection(TestStores.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
    }
}
