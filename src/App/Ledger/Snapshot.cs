using System.Data;
using System.Data.Common;
using Kept.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>The whole database as it stood at one moment, to be read at leisure while others write on.</summary>
public sealed class Snapshot(
    Dialect dialect,
    DbConnection connection,
    DbTransaction transaction,
    KeptDb db
) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public KeptDb Db { get; } = db;

    public static async Task<Snapshot> Of(Store store)
    {
        var connection = await store.OpenReader();
        var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var db = store.Context(connection, owned: true);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await db.Database.UseTransactionAsync(transaction);
        var snapshot = new Snapshot(store.Dialect, connection, transaction, db);
        if (store.Dialect.IsPostgres)
        {
            await snapshot.Command("set local idle_in_transaction_session_timeout = '60s'").Run();
        }
        await snapshot.Command("select count(*) from schema_versions").List(row => row.GetInt64(0));
        return snapshot;
    }

    public DbCommand Command(
        string text,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    ) => Connection.Command(Dialect, Transaction, text, parameters);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
