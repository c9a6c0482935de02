using Kept.App.Clock;
using Kept.App.Import;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kept.App.Tests.Import;

/// <summary>The small firm takes over another desk's incidents.</summary>
public abstract class ImportHouse : TestHouse
{
    protected Task<ImportReport> Import(
        string text,
        IProgress<ImportProgress>? progress = null,
        string? targets = null,
        int mostSteps = 50,
        CancellationToken stop = default
    ) =>
        new ImportIncidents(Store, Clock) { MostSteps = mostSteps }.Run(
            IncidentsFile.Stream(text),
            targets ?? IncidentTargets.Default,
            progress,
            stop
        );

    /// <summary>Runs the import with a clock that fails at its n-th batch: in the middle of a transaction.</summary>
    protected Task<ImportReport> ImportUntilTheClockFails(string text, int batch, int mostSteps)
    {
        var subject = OnPromiseStep.Subject;
        var failing = subject with
        {
            Handle = (scope, events) =>
                --batch < 0 ? throw new PowerCut() : subject.Handle(scope, events),
        };
        var clock = new Kept.App.Clock.Clock(
            Store,
            [failing],
            NullLogger<Kept.App.Clock.Clock>.Instance
        );
        return new ImportIncidents(Store, clock) { MostSteps = mostSteps }.Run(
            IncidentsFile.Stream(text),
            IncidentTargets.Default
        );
    }

    protected Task<PromiseRow> OnlyPromise() =>
        Store.Read(db =>
            db.Set<PromiseRow>().SingleAsync(row => row.Provenance == Provenance.Imported)
        );

    protected async Task<IReadOnlyList<string>> StoryOf(Guid subject) =>
        [.. (await FactsOf(subject)).Select(fact => fact.Kind)];

    protected Task<int> CountFacts() => Store.Read(db => db.Set<FactRow>().CountAsync());

    protected Task<int> CountMessages() => Store.Read(db => db.Set<OutboxRow>().CountAsync());

    protected sealed class PowerCut : Exception;

    /// <summary>Does something after so many transactions, and after each that follows.</summary>
    protected static IProgress<ImportProgress> After(int transactions, Action then) =>
        new Counted(transactions, then);

    private sealed class Counted(int transactions, Action then) : IProgress<ImportProgress>
    {
        private int seen;

        public void Report(ImportProgress value)
        {
            if (++seen >= transactions)
            {
                then();
            }
        }
    }
}
