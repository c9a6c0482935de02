using Kept.App.Ledger;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Kept.App.Data;

/// <summary>What became of a restore.</summary>
/// <param name="Manifest">What the backup says of itself.</param>
/// <param name="Report">What was checked; where it is not sound, nothing was replaced.</param>
/// <param name="Aside">Where the replaced files are; null where there were none or nothing was replaced.</param>
public sealed record Restored(BackupManifest Manifest, VerifyReport Report, string? Aside)
{
    public bool Done => Report.IsSound;
}

/// <summary>Puts a backup in place, after everything in it was verified.</summary>
public static class Restore
{
    /// <summary>Restores into a data folder, which no server may use meanwhile.</summary>
    /// <param name="now">Names the folder of what is replaced.</param>
    /// <param name="known">A head kept elsewhere, which the backup must agree with.</param>
    /// <exception cref="StoreInUse">A server runs on the data folder.</exception>
    /// <exception cref="BackupDamaged">The file is no whole backup.</exception>
    public static async Task<Restored> Sqlite(
        string file,
        string dataFolder,
        Instant now,
        Head? known = null
    )
    {
        Directory.CreateDirectory(dataFolder);
        using var held = StoreLock.Take(dataFolder);
        var (staging, manifest) = await Unpack(file, dataFolder, BackupManifest.Sqlite);
        VerifyReport report;
        await using (
            var store = new SqliteStore(
                Path.Combine(staging.Folder, BackupManifest.SqliteFile),
                new HostClock()
            )
        )
        {
            await store.Exclusively(CheckPages);
            await Schema.Schema.Apply(store);
            report = await Verify.Run(store, new Witness(staging.Folder, known));
            if (
                await store.Exclusively(writer => Pragma(writer, "wal_checkpoint(truncate)"))
                is not 0L
            )
            {
                throw new IOException("The restored database could not be written out whole.");
            }
        }
        return Finish(staging, manifest, report, now);
    }

    /// <summary>Restores into a fresh PostgreSQL database, with the heads and keys in a data folder.</summary>
    /// <exception cref="DatabaseNotEmpty">It has tables already.</exception>
    public static async Task<Restored> Postgres(
        string file,
        string connection,
        string dataFolder,
        Instant now,
        Head? known = null
    )
    {
        Directory.CreateDirectory(dataFolder);
        using var held = StoreLock.Take(dataFolder);
        await using var store = new PostgresStore(connection, new PostgresClock());
        await MustBeEmpty(store);
        var (staging, manifest) = await Unpack(file, dataFolder, BackupManifest.Postgres);
        var dump = Path.Combine(staging.Folder, BackupManifest.PostgresFile);
        await BackupTools.Run(
            "pg_restore",
            connection,
            CancellationToken.None,
            "--no-owner",
            "--no-acl",
            "--exit-on-error",
            "--single-transaction",
            $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}",
            dump
        );
        File.Delete(dump);
        await Schema.Schema.Apply(store);
        var report = await Verify.Run(store, new Witness(staging.Folder, known));
        return Finish(staging, manifest, report, now);
    }

    private static async Task<(RestoreStaging, BackupManifest)> Unpack(
        string file,
        string dataFolder,
        string database
    )
    {
        var staging = new RestoreStaging(dataFolder);
        staging.Resume();
        staging.Begin();
        var manifest = await BackupArchive.Unpack(file, staging.Folder);
        return manifest.Database == database
            ? (staging, manifest)
            : throw new BackupOfOtherDatabase(manifest.Database);
    }

    private static Restored Finish(
        RestoreStaging staging,
        BackupManifest manifest,
        VerifyReport report,
        Instant now
    )
    {
        if (!report.IsSound)
        {
            staging.GiveUp();
            return new Restored(manifest, report, null);
        }
        staging.Ready(
            "replaced-"
                + InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(now)
        );
        return new Restored(manifest, report, staging.Resume());
    }

    private static bool CheckPages(SqliteConnection writer) =>
        Pragma(writer, "integrity_check") is "ok" && Pragma(writer, "foreign_key_check") is null
            ? true
            : throw new BackupDamaged("its database does not pass SQLite's own check");

    private static object? Pragma(SqliteConnection writer, string pragma)
    {
        using var command = writer.CreateCommand();
        command.CommandText = $"pragma {pragma}";
        return command.ExecuteScalar();
    }

    private static async Task MustBeEmpty(PostgresStore store)
    {
        await using var reader = await store.OpenReader();
        var tables = await reader
            .Command(
                store.Dialect,
                null,
                "select count(*) from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'S', 'v')"
            )
            .Value(row => row.GetInt64(0));
        if (tables > 0)
        {
            throw new DatabaseNotEmpty(reader.Database);
        }
    }
}
