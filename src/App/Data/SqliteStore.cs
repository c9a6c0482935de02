using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Data;

/// <summary>
/// One file. All writing, and every checkpoint, goes through one connection: the bundled SQLite can lose a
/// write-ahead log that two connections write or checkpoint at once. Readers open the file read-only.
/// </summary>
public sealed class SqliteStore : Store
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string readerConnection;
    private readonly SqliteConnection writer;
    private bool closed;

    public SqliteStore(string file, StoreClock clock)
        : base(new Dialect(isPostgres: false), clock)
    {
        File = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        readerConnection = ConnectionTo(SqliteOpenMode.ReadOnly, pooling: true);
        writer = new SqliteConnection(ConnectionTo(SqliteOpenMode.ReadWriteCreate, pooling: false));
        writer.Open();
        Execute(
            writer,
            "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000; pragma wal_autocheckpoint=2000; pragma trusted_schema=off"
        );
    }

    public string File { get; }

    public override Task<DbConnection> OpenReader() => Task.FromResult(OpenReaderNow());

    protected override DbConnection OpenReaderNow()
    {
        var reader = new SqliteConnection(readerConnection);
        reader.Open();
        Execute(reader, "pragma query_only=on; pragma wal_autocheckpoint=0");
        return reader;
    }

    public override async Task<T> Transact<T>(Func<DbConnection, DbTransaction, Task<T>> work)
    {
        await gate.WaitAsync();
        try
        {
            await using var transaction = writer.BeginTransaction(deferred: false);
            var result = await work(writer, transaction);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs something on the writer outside a transaction: backup, checkpoint.</summary>
    public async Task<T> Exclusively<T>(Func<SqliteConnection, T> work)
    {
        await gate.WaitAsync();
        try
        {
            return work(writer);
        }
        finally
        {
            gate.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (closed)
        {
            return;
        }
        await gate.WaitAsync();
        closed = true;
        // readers first: the last to close folds the write-ahead log in, and a reader may not
        SqliteConnection.ClearPool(new SqliteConnection(readerConnection));
        await writer.DisposeAsync();
        gate.Dispose();
    }

    protected override void Use(
        DbContextOptionsBuilder options,
        DbConnection connection,
        bool owned
    ) => options.UseSqlite(connection, owned, _ => { });

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private string ConnectionTo(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Mode = mode,
            Pooling = pooling,
            DefaultTimeout = 30,
        }.ToString();
}
