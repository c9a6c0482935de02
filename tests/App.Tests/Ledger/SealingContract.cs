using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Tests.Data;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Ledger;

/// <summary>Heads beside the database, through crashes, and what a clock or sealer that stands still looks like.</summary>
public abstract class SealingContract : LedgerHouse
{
    private string HeadsFile => Path.Combine(Folder, Heads.FileName);

    [Fact]
    public async Task A_head_that_a_crash_tore_is_no_finding_and_is_written_again()
    {
        var promise = await TwoPromisesSealed();
        var text = await File.ReadAllTextAsync(HeadsFile);
        await File.WriteAllTextAsync(HeadsFile, text[..^20]);
        (await Check()).Findings.ShouldBeEmpty();

        await Note(promise.Id, "Third");
        await Seal();

        (await File.ReadAllTextAsync(HeadsFile)).ShouldStartWith(text);
        var report = await Check();
        report.HeadsChecked.ShouldBe(3);
        report.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_line_of_the_heads_is_found()
    {
        await TwoPromisesSealed();
        var lines = await File.ReadAllLinesAsync(HeadsFile);
        lines[0] = "nothing";
        await File.WriteAllLinesAsync(HeadsFile, lines);
        (await Found()).ShouldBe(["head_unreadable"]);
    }

    [Fact]
    public async Task Every_fact_gets_one_place_however_many_wait()
    {
        var making = Enumerable
            .Range(0, 30)
            .Select(_ => Task.Run(() => BenPromises(now + Duration.FromHours(6))));
        await Task.WhenAll([.. making, Task.Run(Seal)]);
        await Seal();
        var report = await Check();
        report.Findings.ShouldBeEmpty();
        report.FactsWaiting.ShouldBe(0);
        report.Head!.Last.ShouldBe(report.Facts);
    }

    [Fact]
    public async Task A_sealer_and_a_clock_that_stand_still_are_found()
    {
        await BenPromises(now + Duration.FromMinutes(1));
        Time.Moment = now + Duration.FromMinutes(1) + Duration.FromSeconds(5);
        (await Found()).ShouldBe(["fact_waits_too_long"]);

        Time.Moment += Duration.FromTicks(10);
        (await Found()).ShouldBe(["fact_waits_too_long", "overdue"]);
        (await Verify.Run(Store, new Witness(Folder))).Findings.ShouldBeEmpty();

        await Clock.RunOnce();
        await Seal();
        (await Found()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_live_ledger_is_sound_at_any_moment()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await BenPromises(now + Duration.FromHours(6));
                await Seal();
            }
        });
        for (var time = 0; time < 10; time++)
        {
            (await Check()).Findings.ShouldBeEmpty();
        }
        await stop.CancelAsync();
        await writing;
    }
}

public sealed class SqliteSealing : SealingContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);

    [Fact]
    public async Task Removed_lines_of_the_heads_are_found()
    {
        await TwoPromisesSealed();
        await File.WriteAllTextAsync(Path.Combine(Folder, Heads.FileName), "");
        (await Found()).ShouldBe(["heads_behind"]);
    }
}

public sealed class PostgresSealing : SealingContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
