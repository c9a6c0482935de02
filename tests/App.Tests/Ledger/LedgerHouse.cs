using System.Data.Common;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Promises;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Kept.App.Tests.Ledger;

/// <summary>The small firm with its sealer, and somebody who gets at the database past the application.</summary>
public abstract class LedgerHouse : TestHouse
{
    private static readonly string[] PastPostgres = ["set session_replication_role = replica"];

    private static readonly string[] PastSqlite =
    [
        "drop trigger if exists facts_are_not_changed",
        "drop trigger if exists facts_are_not_removed",
        "drop trigger if exists seals_are_not_changed",
        "drop trigger if exists seals_are_not_removed",
        "drop trigger if exists places_are_not_changed",
        "drop trigger if exists places_are_not_removed",
    ];

    private SealingKey? key;

    protected SealingKey Key => key ??= SealingKey.In(Folder);

    protected Heads Heads => new(Folder);

    protected Task<int> Seal() => new Sealer(Store, Key, Heads).RunOnce();

    protected Task<VerifyReport> Check(Head? head = null) =>
        Verify.Run(Store, new Witness(Folder, head), Time.Moment);

    /// <summary>The sorts of findings, each once.</summary>
    protected async Task<IReadOnlyList<string>> Found(Head? head = null) =>
        [
            .. (await Check(head))
                .Findings.Select(finding => finding.Code)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    protected Task<Promise> Note(Guid promise, string text) =>
        Do(promise, AsBen, (scope, row) => NotePromise.Run(scope, row, text));

    /// <summary>Two sealed promises, the second one noted upon and sealed once more.</summary>
    protected async Task<Promise> TwoPromisesSealed()
    {
        await BenPromises(now + Duration.FromHours(6));
        await Seal();
        var promise = await BenPromises(now + Duration.FromHours(7), words: "Bring the keys");
        await Note(promise.Id, "He sounded worried");
        await Seal();
        return promise;
    }

    /// <summary>Writes as somebody who owns the database: triggers and references are no hindrance.</summary>
    protected async Task Tamper(params string[] statements)
    {
        await using DbConnection connection = Store is SqliteStore sqlite
            ? new SqliteConnection($"Data Source={sqlite.File};Pooling=false;Foreign Keys=false")
            : new NpgsqlConnection(TestStores.ConnectionTo(DatabaseName) + ";Pooling=false");
        await connection.OpenAsync();
        var first = Store.Dialect.IsPostgres ? PastPostgres : PastSqlite;
        foreach (var statement in first.Concat(statements))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    public override async Task DisposeAsync()
    {
        key?.Dispose();
        await base.DisposeAsync();
    }
}
