using Kept.Domain;

namespace Kept.App.Data;

/// <summary>The file is no whole backup.</summary>
public sealed class BackupDamaged(string how)
    : Refusal("backup_damaged", $"This file is not a whole backup of Kept: {how}.");

/// <summary>A later version wrote it.</summary>
public sealed class BackupNewer(string version)
    : Refusal(
        "backup_newer",
        $"Kept {version} wrote this backup, which is newer than this one. Restore it with that version."
    );

/// <summary>It is of the other database.</summary>
public sealed class BackupOfOtherDatabase(string database)
    : Refusal(
        "backup_of_other_database",
        database == BackupManifest.Postgres
            ? "This backup is of PostgreSQL. Name a fresh database with --database."
            : "This backup is of SQLite. Restore it without --database."
    );

/// <summary>There are tables already.</summary>
public sealed class DatabaseNotEmpty(string database)
    : Refusal(
        "database_not_empty",
        $"The database {database} has tables already. Restore into a fresh one: createdb {database}_restored",
        RefusalKind.Conflict
    );

/// <summary>A program that comes with PostgreSQL is not there.</summary>
public sealed class PostgresToolMissing(string tool)
    : Refusal(
        "postgres_tool_missing",
        $"{tool} was not found. Install PostgreSQL's client programs, as new as the server (Debian: apt install postgresql-client), and see that {tool} is on the PATH."
    );

/// <summary>A program that comes with PostgreSQL did not do it.</summary>
public sealed class PostgresToolFailed(string tool, string said)
    : Refusal("postgres_tool_failed", $"{tool} did not succeed. It said: {said}");
