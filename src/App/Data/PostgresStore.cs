using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kept.App.Data;

/// <summary>PostgreSQL: rows are locked by the acts themselves, the promise first.</summary>
public sealed class PostgresStore : Store
{
    private readonly NpgsqlDataSource source;

    public PostgresStore(string connection, StoreClock clock)
        : base(new Dialect(isPostgres: true), clock)
    {
        Connection = connection;
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "kept",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 3,
            KeepAlive = 10,
        };
        settings.Options ??=
            "-c idle_in_transaction_session_timeout=5s -c client_connection_check_interval=2s";
        source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>The connection string as given, with its password: for the tools that back up and restore.</summary>
    internal string Connection { get; }

    public override async Task<DbConnection> OpenReader() => await source.OpenConnectionAsync();

    protected override DbConnection OpenReaderNow() => source.OpenConnection();

    public override async Task<T> Transact<T>(Func<DbConnection, DbTransaction, Task<T>> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.ReadCommitted
        );
        var result = await work(connection, transaction);
        await transaction.CommitAsync();
        return result;
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override void Use(
        DbContextOptionsBuilder options,
        DbConnection connection,
        bool owned
    ) => options.UseNpgsql(connection, owned, _ => { });
}
