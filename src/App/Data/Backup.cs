using System.Reflection;
using Kept.App.Ledger;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Kept.App.Data;

/// <summary>
/// Writes everything into one file while others work on: the database as it stands at one moment, the heads so far
/// and the public keys. The signing key stays where it is: whoever finds a backup must not be able to seal.
/// </summary>
public static class Backup
{
    /// <param name="file">The backup; replaced whole or not at all.</param>
    public static async Task<BackupManifest> To(
        Store store,
        string dataFolder,
        string file,
        CancellationToken stop = default
    )
    {
        var target = Path.GetFullPath(file);
        var parts = Directory.CreateDirectory(target + ".parts");
        try
        {
            var madeAt = await store.Now();
            var head =
                store is SqliteStore
                    ? await CopySqlite(store, parts.FullName)
                    : await DumpPostgres((PostgresStore)store, parts.FullName, stop);
            stop.ThrowIfCancellationRequested();
            await new Heads(parts.FullName).Add(
                new Heads(dataFolder)
                    .Lines()
                    .OfType<Head>()
                    .Where(line => line.Number <= (head?.Number ?? 0))
            );
            new KnownKeys(parts.FullName).Add(new KnownKeys(dataFolder).All());
            BackupManifest? written = null;
            await BackupArchive.Pack(
                parts.FullName,
                target,
                hashes => written = Manifest(store, madeAt, head, hashes),
                stop
            );
            return written!;
        }
        finally
        {
            parts.Delete(recursive: true);
            File.Delete(target + ".part");
        }
    }

    private static BackupManifest Manifest(
        Store store,
        Instant madeAt,
        Head? head,
        IReadOnlyDictionary<string, string> hashes
    ) =>
        new(
            BackupManifest.CurrentFormat,
            store.Dialect.IsPostgres ? BackupManifest.Postgres : BackupManifest.Sqlite,
            Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0",
            madeAt,
            head,
            Schema.Schema.Names(store.Dialect),
            hashes
        );

    /// <summary>Copies page by page out of a reader's snapshot: nobody waits, and the reader neither writes nor checkpoints.</summary>
    private static async Task<Head?> CopySqlite(Store store, string folder)
    {
        await using var snapshot = await Snapshot.Of(store);
        await using var copy = new SqliteConnection(
            $"Data Source={Path.Combine(folder, BackupManifest.SqliteFile)};Pooling=false"
        );
        await copy.OpenAsync();
        ((SqliteConnection)snapshot.Connection).BackupDatabase(copy);
        await using var command = copy.CreateCommand();
        command.CommandText = "pragma journal_mode = delete";
        await command.ExecuteNonQueryAsync();
        return await NewestHead(snapshot);
    }

    private static async Task<Head?> DumpPostgres(
        PostgresStore store,
        string folder,
        CancellationToken stop
    )
    {
        await using var snapshot = await Snapshot.Of(store);
        await snapshot.Command("set local idle_in_transaction_session_timeout = 0").Run();
        var name = (
            await snapshot.Command("select pg_export_snapshot()").List(row => row.GetString(0))
        )[0];
        await BackupTools.Run(
            "pg_dump",
            store.Connection,
            stop,
            "--format=custom",
            "--no-owner",
            "--no-acl",
            $"--snapshot={name}",
            $"--file={Path.Combine(folder, BackupManifest.PostgresFile)}"
        );
        return await NewestHead(snapshot);
    }

    private static async Task<Head?> NewestHead(Snapshot snapshot)
    {
        var newest = await snapshot
            .Command("select max(number) from seals")
            .List(row => row.IsDBNull(0) ? 0 : row.GetInt64(0));
        return await snapshot.Seal(newest[0]) is { } seal
            ? Head.Of(seal.ToSeal(), seal.KeyId, seal.Signature)
            : null;
    }
}
