using Kept.App.Data;
using Kept.App.Import;
using Kept.App.Tests.Data;
using Shouldly;

namespace Kept.App.Tests.Import;

/// <summary>Stopped, killed and begun again, an import comes out as if nothing had happened; each database a subclass.</summary>
public abstract class StoppingAnImportContract : ImportHouse
{
    private static readonly string Slice = IncidentsFile.Slice(every: 20);

    [IncidentsFact]
    public async Task Stopped_and_killed_again_and_again_it_tells_the_same_facts_in_the_same_order()
    {
        var report = await Import(Slice);
        var told = await FactsAsTold.Of(Store);
        await DisposeAsync();
        await InitializeAsync();

        var last = report;
        for (var round = 0; round == 0 || last.State == ImportState.Stopped; round++)
        {
            var steps = 1 + (round * 7 % 23);
            using var stop = new CancellationTokenSource();
            last = await Import(
                Slice,
                After(2 + (round % 3), stop.Cancel),
                null,
                steps,
                stop.Token
            );
            if (last.State == ImportState.Stopped)
            {
                await Cut(Import(Slice, After(1, () => throw new PowerCut()), null, steps));
                await Cut(ImportUntilTheClockFails(Slice, round % 11, steps));
            }
        }

        (await FactsAsTold.Of(Store)).ShouldBe(told);
        last.Taken.ShouldBe(report.Taken);
        last.Outcome.ShouldBe(report.Outcome);
        last.Lines.ShouldBe(report.Lines);
    }

    [IncidentsFact]
    public async Task The_same_file_again_does_nothing_and_says_so()
    {
        var first = await Import(Slice);
        var facts = await CountFacts();

        var again = await Import(Slice);

        again.State.ShouldBe(ImportState.FinishedBefore);
        again.Taken.ShouldBe(first.Taken);
        again.Left.ShouldBe(first.Left);
        (await CountFacts()).ShouldBe(facts);
    }

    [IncidentsFact]
    public async Task It_goes_on_only_with_the_targets_it_was_begun_with()
    {
        using var stop = new CancellationTokenSource();
        await Import(Slice, After(1, stop.Cancel), stop: stop.Token);

        await Should.ThrowAsync<ImportSettingsChanged>(() => Import(Slice, targets: "*,PT1H"));
        await Should.ThrowAsync<ImportUnfinished>(() =>
            Import(IncidentsFile.Of(IncidentsFile.Line("New", "01-03-2016 10:05")))
        );
    }

    [IncidentsFact]
    public async Task Of_two_runs_at_once_only_one_goes_on()
    {
        var ran = false;
        await Should.ThrowAsync<ImportRunsElsewhere>(() =>
            Import(
                Slice,
                After(
                    1,
                    () =>
                    {
                        if (!ran)
                        {
                            ran = true;
                            Import(Slice).GetAwaiter().GetResult();
                        }
                    }
                )
            )
        );
        (await Import(Slice)).State.ShouldBe(ImportState.FinishedBefore);
    }

    private static async Task Cut(Task<ImportReport> run)
    {
        try
        {
            await run;
        }
        catch (PowerCut) { }
    }
}

public sealed class SqliteStoppingAnImport : StoppingAnImportContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresStoppingAnImport : StoppingAnImportContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
