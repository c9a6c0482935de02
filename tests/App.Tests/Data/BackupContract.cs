using System.IO.Compression;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.App.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Data;

/// <summary>A backup is whole, is proved before it replaces anything, and can be carried to another place.</summary>
public abstract class BackupContract : LedgerHouse
{
    protected string File => Path.Combine(Folder, "kept.backup");

    protected string Elsewhere => Path.Combine(Folder, "elsewhere");

    protected abstract Task<Restored> RestoreElsewhere(Head? known = null);

    protected abstract Store OpenElsewhere();

    [Fact]
    public async Task A_backup_made_while_others_write_is_restored_elsewhere_with_every_acknowledged_promise()
    {
        await TwoPromisesSealed();
        List<Guid> acknowledged = [];
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                acknowledged.Add((await BenPromises(now + Duration.FromHours(6))).Id);
                await Seal();
            }
        });
        while (acknowledged.Count < 5)
        {
            await Task.Yield();
        }
        var before = acknowledged.ToArray();
        var manifest = await Backup.To(Store, Folder, File);
        await stop.CancelAsync();
        await writing;

        var restored = await RestoreElsewhere();

        restored.Report.Findings.ShouldBeEmpty();
        restored.Report.Head.ShouldBe(manifest.Head);
        await using var store = OpenElsewhere();
        var there = await store.Read(db =>
            db.Set<PromiseRow>().Select(row => row.Id).ToListAsync()
        );
        before.Except(there).ShouldBeEmpty();
        (await Verify.Run(store, new Witness(Elsewhere))).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restored_house_goes_on_with_a_key_of_its_own()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        await RestoreElsewhere();

        await using var store = OpenElsewhere();
        using var key = SealingKey.In(Elsewhere);
        (key.Id == Key.Id).ShouldBeFalse();
        var promise = await store.Read(db => db.Set<PromiseRow>().FirstAsync());
        await store.Write(
            AsBen,
            async scope =>
                await NotePromise.Run(scope, await scope.LockPromise(promise.Id), "Go on")
        );
        await new Sealer(store, key, new Heads(Elsewhere)).RunOnce();

        var report = await Verify.Run(store, new Witness(Elsewhere));
        report.Findings.ShouldBeEmpty();
        report.Seals.ShouldBe(3);
    }

    [Fact]
    public async Task The_signing_key_is_not_in_a_backup()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        using var archive = ZipFile.OpenRead(File);
        archive.GetEntry("ledger-key.pem").ShouldBeNull();
        archive.GetEntry(KnownKeys.FileName).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_backup_of_a_forged_ledger_replaces_nothing()
    {
        await TwoPromisesSealed();
        await Tamper("update facts set by_kind = 'Customer' where kind = 'promise.noted'");
        await Backup.To(Store, Folder, File);

        var restored = await RestoreElsewhere();

        restored.Done.ShouldBeFalse();
        restored.Report.Findings.Select(finding => finding.Code).ShouldBe(["facts_changed"]);
        System.IO.File.Exists(Path.Combine(Elsewhere, Heads.FileName)).ShouldBeFalse();
        Directory.Exists(Path.Combine(Elsewhere, "restoring")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_that_ends_before_a_head_written_down_is_found()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        await BenPromises(now + Duration.FromHours(9));
        await Seal();

        var restored = await RestoreElsewhere((await Check()).Head);

        restored.Done.ShouldBeFalse();
        restored.Report.Findings.Select(finding => finding.Code).ShouldBe(["ledger_cut_short"]);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public async Task A_file_cut_off_is_refused(double share)
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        await using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.SetLength((long)(stream.Length * share));
        }
        await Should.ThrowAsync<BackupDamaged>(() => RestoreElsewhere());
    }

    [Fact]
    public async Task A_changed_file_is_refused()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        using (var archive = ZipFile.Open(File, ZipArchiveMode.Update))
        {
            archive.GetEntry(Heads.FileName)!.Delete();
            archive.CreateEntry(Heads.FileName);
        }
        await Should.ThrowAsync<BackupDamaged>(() => RestoreElsewhere());
    }

    [Fact]
    public async Task A_backup_that_is_stopped_leaves_the_one_before_as_it_was()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        var before = await System.IO.File.ReadAllBytesAsync(File);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Backup.To(Store, Folder, File, new CancellationToken(canceled: true))
        );

        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(before);
        Directory.EnumerateFileSystemEntries(Folder, "*.part*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restore_over_a_running_server_is_refused()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        Directory.CreateDirectory(Elsewhere);
        using var running = StoreLock.Take(Elsewhere);
        await Should.ThrowAsync<StoreInUse>(() => RestoreElsewhere());
    }
}

public sealed class SqliteBackup : BackupContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);

    protected override Task<Restored> RestoreElsewhere(Head? known = null) =>
        Restore.Sqlite(File, Elsewhere, now, known);

    protected override Store OpenElsewhere() =>
        new SqliteStore(Path.Combine(Elsewhere, "kept.db"), Time);

    [Fact]
    public async Task What_is_replaced_is_kept_aside()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        await RestoreElsewhere();
        var first = await System.IO.File.ReadAllBytesAsync(Path.Combine(Elsewhere, "kept.db"));

        var restored = await RestoreElsewhere();

        restored.Aside.ShouldBe(Path.Combine(Elsewhere, "replaced-20261125T090000Z"));
        var aside = await System.IO.File.ReadAllBytesAsync(
            Path.Combine(restored.Aside!, "kept.db")
        );
        aside.ShouldBe(first);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_crash_while_files_are_exchanged_is_carried_through(int moves)
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, "crashed")).FullName;
        string In(params string[] names) => Path.Combine([data, .. names]);
        System.IO.File.WriteAllText(In("kept.db"), "old");
        System.IO.File.WriteAllText(In("kept.db-wal"), "old wal");
        var staging = new RestoreStaging(data);
        staging.Begin();
        System.IO.File.WriteAllText(In("restoring", "kept.db"), "new");
        staging.Ready("aside");
        Directory.CreateDirectory(In("aside"));
        (string From, string To)[] steps =
        [
            (In("kept.db-wal"), In("aside", "kept.db-wal")),
            (In("kept.db"), In("aside", "kept.db")),
            (In("restoring", "kept.db"), In("kept.db")),
        ];
        foreach (var (from, to) in steps.Take(moves))
        {
            System.IO.File.Move(from, to);
        }

        new RestoreStaging(data).Resume().ShouldBe(In("aside"));

        System.IO.File.ReadAllText(In("kept.db")).ShouldBe("new");
        System.IO.File.ReadAllText(In("aside", "kept.db")).ShouldBe("old");
        System.IO.File.ReadAllText(In("aside", "kept.db-wal")).ShouldBe("old wal");
        System.IO.File.Exists(In("kept.db-wal")).ShouldBeFalse();
        Directory.Exists(In("restoring")).ShouldBeFalse();
    }
}

public sealed class PostgresBackup : BackupContract
{
    private string Fresh => DatabaseName + "_elsewhere";

    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await FreshDatabase.Create(Fresh);
    }

    public override async Task DisposeAsync()
    {
        await TestStores.DropDatabase(Fresh);
        await base.DisposeAsync();
    }

    protected override Task<Restored> RestoreElsewhere(Head? known = null) =>
        Restore.Postgres(File, TestStores.ConnectionTo(Fresh), Elsewhere, now, known);

    protected override Store OpenElsewhere() =>
        new PostgresStore(TestStores.ConnectionTo(Fresh), Time);

    [Fact]
    public async Task A_database_with_tables_is_not_restored_into()
    {
        await TwoPromisesSealed();
        await Backup.To(Store, Folder, File);
        await Should.ThrowAsync<DatabaseNotEmpty>(() =>
            Restore.Postgres(File, TestStores.ConnectionTo(DatabaseName), Elsewhere, now)
        );
    }

    [Fact]
    public async Task A_backup_of_the_other_database_is_refused()
    {
        await Backup.To(Store, Folder, File);
        await Should.ThrowAsync<BackupOfOtherDatabase>(() => Restore.Sqlite(File, Elsewhere, now));
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var refusal = await Should.ThrowAsync<PostgresToolMissing>(() =>
            BackupTools.Run("pg_dump_of_tomorrow", TestStores.Postgres, CancellationToken.None)
        );
        refusal.Message.ShouldContain("pg_dump_of_tomorrow");
    }
}
