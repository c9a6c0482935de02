using System.Data.Common;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Data;

/// <summary>The database: one way to write (a scope that commits whole or not at all) and one way to read.</summary>
public abstract class Store(Dialect dialect, StoreClock clock) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    public StoreClock Clock { get; } = clock;

    /// <summary>Raised after each commit that wrote something; a wake-up only, nobody may depend on it.</summary>
    public event Action? Committed;

    /// <summary>Opens a connection that only reads. Dispose it.</summary>
    public abstract Task<DbConnection> OpenReader();

    /// <summary>Runs one writing transaction on a connection nobody else uses meanwhile.</summary>
    public abstract Task<T> Transact<T>(Func<DbConnection, DbTransaction, Task<T>> work);

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection OpenReaderNow();

    protected abstract void Use(
        DbContextOptionsBuilder options,
        DbConnection connection,
        bool owned
    );

    /// <summary>The current instant by the database's clock.</summary>
    public async Task<Instant> Now()
    {
        await using var reader = await OpenReader();
        return await Clock.Now(reader, null);
    }

    /// <summary>A context to read with; it owns its connection.</summary>
    public async Task<KeptDb> Read()
    {
        var db = Context(await OpenReader(), owned: true);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>Reads something and lets the connection go.</summary>
    public async Task<T> Read<T>(Func<KeptDb, Task<T>> query)
    {
        await using var db = await Read();
        return await query(db);
    }

    /// <summary>Whether a hand-written query finds any row; wakes nothing but the database.</summary>
    public async Task<bool> Any(string query)
    {
        await using var reader = await OpenReader();
        return await reader.Command(Dialect, null, query).Value(_ => true) is not null;
    }

    /// <summary>Runs an act: its facts, rows, due events and messages are committed together or not at all.</summary>
    public async Task<T> Write<T>(Actor by, Func<WriteScope, Task<T>> act, Replay? replay = null)
    {
        (T Done, bool Written) result;
        try
        {
            result = await Transact(Act);
        }
        catch (Exception problem) when (Collisions.IsOne(problem))
        {
            throw Collisions.RefusalFor(problem);
        }
        if (result.Written)
        {
            Committed?.Invoke();
        }
        return result.Done;

        async Task<(T, bool)> Act(DbConnection connection, DbTransaction transaction)
        {
            await using var db = Context(connection, owned: false);
            await db.Database.UseTransactionAsync(transaction);
            var scope = new WriteScope(this, db, connection, transaction, by, replay);
            var done = await act(scope);
            await scope.Save();
            return (done, scope.HasWritten);
        }
    }

    public Task Write(Actor by, Func<WriteScope, Task> act, Replay? replay = null) =>
        Write(
            by,
            async scope =>
            {
                await act(scope);
                return true;
            },
            replay
        );

    /// <summary>A context for ASP.NET Core Identity: it reads for itself and saves through <see cref="Transact"/>.</summary>
    public KeptDb ForAccounts() => Context(OpenReaderNow(), owned: true, saveThrough: this);

    /// <summary>A context over a connection; <paramref name="owned"/> closes it with the context.</summary>
    internal KeptDb Context(DbConnection connection, bool owned, Store? saveThrough = null)
    {
        var options = new DbContextOptionsBuilder<KeptDb>();
        Use(options, connection, owned);
        return new KeptDb(options.Options, Dialect) { SaveThrough = saveThrough };
    }
}

/// <summary>A replay of another system's history: its own moment instead of now, and a lane that keeps the live clock away until it is done.</summary>
public sealed record Replay(Instant At, Guid Lane);
