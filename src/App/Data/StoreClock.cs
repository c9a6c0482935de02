using System.Data.Common;
using Kept.Domain;
using NodaTime;

namespace Kept.App.Data;

/// <summary>The one clock that decides: the database's.</summary>
public abstract class StoreClock
{
    /// <summary>Now, to the microsecond, read after all locks are held.</summary>
    public abstract ValueTask<Instant> Now(DbConnection connection, DbTransaction? transaction);
}

/// <summary>SQLite has no server; its clock is the host's.</summary>
public sealed class HostClock : StoreClock
{
    public override ValueTask<Instant> Now(DbConnection connection, DbTransaction? transaction) =>
        ValueTask.FromResult(Moment.Rounded(SystemClock.Instance.GetCurrentInstant()));
}

/// <summary>PostgreSQL's own clock, the same for every node.</summary>
public sealed class PostgresClock : StoreClock
{
    public override async ValueTask<Instant> Now(
        DbConnection connection,
        DbTransaction? transaction
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select clock_timestamp()";
        var now = (DateTime)(await command.ExecuteScalarAsync())!;
        return Instant.FromDateTimeUtc(now);
    }
}
