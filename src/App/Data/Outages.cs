using System.Data.Common;
using Kept.Domain;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kept.App.Data;

/// <summary>Whether the database is away or cannot write for now, so that asking again later may help.</summary>
public static class Outages
{
    private static readonly HashSet<int> Sqlite =
    [
        SQLitePCL.raw.SQLITE_BUSY,
        SQLitePCL.raw.SQLITE_LOCKED,
        SQLitePCL.raw.SQLITE_READONLY,
        SQLitePCL.raw.SQLITE_IOERR,
        SQLitePCL.raw.SQLITE_FULL,
        SQLitePCL.raw.SQLITE_CANTOPEN,
    ];

    private const string IdleInTransactionTooLong = "25P03";

    public static bool IsOne(Exception? problem) =>
        problem switch
        {
            null => false,
            SqliteException sqlite => Sqlite.Contains(sqlite.SqliteErrorCode),
            PostgresException { SqlState: IdleInTransactionTooLong } => true,
            DbException { IsTransient: true } => true,
            _ => IsOne(problem.InnerException),
        };
}

/// <summary>What PostgreSQL refuses because two acts met: each looked before the other had written.</summary>
internal static class Collisions
{
    public static bool IsOne(Exception? problem) => Refused(problem) is not null;

    public static Refusal RefusalFor(Exception problem) =>
        Refused(problem)?.SqlState == PostgresErrorCodes.UniqueViolation
            ? new DoneMeanwhile()
            : new OwnerLeftMeanwhile();

    private static PostgresException? Refused(Exception? problem) =>
        problem switch
        {
            null => null,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice => twice,
            PostgresException
            {
                SqlState: PostgresErrorCodes.ForeignKeyViolation,
                ConstraintName: { } name,
            } gone when name.EndsWith("owner_must_be_active_fkey", StringComparison.Ordinal) =>
                gone,
            _ => Refused(problem.InnerException),
        };
}

/// <summary>An owner left while something was given to them.</summary>
public sealed class OwnerLeftMeanwhile()
    : Refusal(
        "owner_left_meanwhile",
        "A colleague left at the very moment something was given to them. Look again, then choose.",
        RefusalKind.Conflict
    );

/// <summary>Somebody did the same at the same moment.</summary>
public sealed class DoneMeanwhile()
    : Refusal(
        "done_meanwhile",
        "Somebody did the same at this very moment. Look again, then decide.",
        RefusalKind.Conflict
    );
