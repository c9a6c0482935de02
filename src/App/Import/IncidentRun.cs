using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Promises;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Import;

/// <summary>One run of an import, transaction by transaction, from where it stands to its end.</summary>
internal sealed class IncidentRun(
    Store store,
    LaneClock lane,
    ImportRow import,
    IncidentPlan plan,
    ReplayIncidents replay
)
{
    /// <summary>The most acts and clock moments in a transaction.</summary>
    public const int MostSteps = 100;

    private int position = import.Position;
    private SortedDictionary<string, int> taken = import.ToCounts().Taken;

    public async Task<ImportReport> ToTheEnd(
        IProgress<ImportProgress>? progress,
        CancellationToken stop
    )
    {
        ImportReport? finished = null;
        while (finished is null)
        {
            if (stop.IsCancellationRequested)
            {
                return ImportReport.Of(ImportState.Stopped, position, plan, taken, null);
            }
            finished = position < plan.Acts.Count ? await ReplaySome() : await FinishSome();
            progress?.Report(
                new ImportProgress(
                    position,
                    plan.Acts.Count,
                    plan.Acts[Math.Max(0, position - 1)].At
                )
            );
        }
        return finished;
    }

    private async Task<ImportReport?> ReplaySome()
    {
        var next = position;
        var counts = new SortedDictionary<string, int>(taken, StringComparer.Ordinal);
        await store.Write(
            Actor.Import,
            async scope =>
            {
                var row = await scope.LockImport(import.Id, position);
                for (var step = 0; step < MostSteps && next < plan.Acts.Count; step++)
                {
                    var act = plan.Acts[next];
                    if (await lane.RunNext(scope, act.At))
                    {
                        continue;
                    }
                    var done = await replay.Do(lane.At(scope, act.At, Actor.Import), act);
                    foreach (var kind in done)
                    {
                        counts[kind] = counts.GetValueOrDefault(kind) + 1;
                    }
                    next++;
                }
                row.Position = next;
                row.Set(row.ToCounts() with { Taken = counts });
            }
        );
        (position, taken) = (next, counts);
        return null;
    }

    /// <summary>When every act is done: what was due until now, then the rest of the lane is left to the clock on the wall.</summary>
    private Task<ImportReport?> FinishSome() =>
        store.Write(
            Actor.Import,
            async scope =>
            {
                var row = await scope.LockImport(import.Id, position);
                var now = await scope.RecordedAt();
                for (var step = 0; step < MostSteps; step++)
                {
                    if (!await lane.RunNext(scope, now))
                    {
                        return await Release(scope, row, now);
                    }
                }
                return null;
            }
        );

    private async Task<ImportReport?> Release(WriteScope scope, ImportRow row, Instant now)
    {
        var report = ImportReport.Of(
            ImportState.Finished,
            position,
            plan,
            taken,
            await Outcome(scope.Db)
        );
        await scope
            .Db.Set<DueEventRow>()
            .Where(due => due.Lane == row.Id)
            .ExecuteUpdateAsync(due => due.SetProperty(one => one.Lane, (Guid?)null));
        await scope
            .Db.Set<PromiseRow>()
            .Where(promise => promise.Lane == row.Id)
            .ExecuteUpdateAsync(promise => promise.SetProperty(one => one.Lane, (Guid?)null));
        row.FinishedAt = now;
        row.Set(row.ToCounts() with { Report = report });
        return report;
    }

    private async Task<ImportOutcome> Outcome(KeptDb db)
    {
        var promises = await db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(promise => promise.Lane == import.Id)
            .Select(promise => new
            {
                promise.CaseId,
                promise.Verdict,
                promise.MadeGoodAt,
            })
            .ToListAsync();
        var keptCases = promises
            .GroupBy(promise => promise.CaseId)
            .Where(ofCase => ofCase.All(promise => promise.Verdict == Verdict.Kept))
            .Select(ofCase => ofCase.Key)
            .ToHashSet();
        var judged = plan
            .Lines.GroupBy(line => line.Incident, StringComparer.Ordinal)
            .Select(lines => lines.OrderBy(line => line.UpdatedAt).ThenBy(line => line.Line).Last())
            .Where(last => last.MadeSla is not null)
            .Select(last =>
                (
                    Source: last.MadeSla == true,
                    Ours: keptCases.Contains(replay.CaseOf(last.Incident))
                )
            )
            .ToList();
        return new ImportOutcome(
            promises.Count,
            promises.Count(promise => promise.Verdict == Verdict.Kept),
            promises.Count(promise => promise.Verdict == Verdict.Broken),
            promises.Count(promise => promise.Verdict == Verdict.Open),
            promises.Count(promise => promise.MadeGoodAt is not null),
            judged.Count,
            judged.Count(verdict => verdict.Source),
            judged.Count(verdict => verdict.Ours),
            judged.Count(verdict => verdict.Source == verdict.Ours)
        );
    }
}
