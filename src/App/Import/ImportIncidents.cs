using Kept.App.Cases;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Import;

/// <summary>Takes another desk's incidents and replays them in their own time order, through the acts and the clock that everything goes through.</summary>
/// <param name="settings">Zone and hours.</param>
/// <remarks>A transaction holds at most <see cref="IncidentRun.MostSteps"/> acts and clock moments, and how far the import has come: killed at any moment, it goes on where it was.</remarks>
public sealed class ImportIncidents(
    Store store,
    Clock.Clock clock,
    IncidentSettings? settings = null
)
{
    public const string Kind = "incidents";
    private readonly IncidentSettings settings = settings ?? new IncidentSettings();

    /// <summary>Takes the file, or the rest of it where an earlier run was stopped.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="targets">The table of targets; see <see cref="IncidentTargets"/>.</param>
    /// <param name="progress">Told after every transaction.</param>
    /// <param name="stop">Stops between two transactions.</param>
    public async Task<ImportReport> Run(
        Stream csv,
        string targets,
        IProgress<ImportProgress>? progress = null,
        CancellationToken stop = default
    )
    {
        var table = IncidentTargets.Parse(targets);
        var house = await store.Read(db => db.Organisation()) ?? throw new NotSetUp();
        var zone = settings.ZoneOr(house.Zone);
        var file = await IncidentFile.Read(csv, zone);
        var row = await store.Read(db => db.ImportOf(Kind, file.Digest));
        if (row?.FinishedAt is not null)
        {
            return row.ToCounts().Report! with { State = ImportState.FinishedBefore };
        }
        var digest = settings.Digest(zone, targets);
        if (row is not null && row.ToCounts().Settings != digest)
        {
            throw new ImportSettingsChanged();
        }
        var begun = row?.StartedAt ?? await store.Now();
        var here = await store.Read(db => TakenBefore(db, row?.Id));
        var plan = IncidentPlan.Of(file, table, begun, here);
        if (plan.Acts.Count == 0)
        {
            return ImportReport.Of(ImportState.Finished, 0, plan, [], null);
        }
        row ??= await Begin(new ImportCounts(digest, []), file.Digest, begun, plan, zone);
        var replay = new ReplayIncidents(
            await store.Read(IncidentHouse.Read),
            table,
            settings.Calendar
        );
        await store.Read(async db =>
        {
            await replay.Recall(db, row.Id, plan.Acts.Take(row.Position));
            return true;
        });
        var run = new IncidentRun(store, new LaneClock(clock, row.Id), row, plan, replay);
        return await run.ToTheEnd(progress, stop);
    }

    /// <summary>The import and the house it needs are there together or not at all.</summary>
    private async Task<ImportRow> Begin(
        ImportCounts counts,
        string digest,
        Instant begun,
        IncidentPlan plan,
        DateTimeZone zone
    )
    {
        var lane = Ids.New(begun);
        return await store.Write(
            Actor.Import,
            async scope =>
            {
                var row = new ImportRow
                {
                    Id = lane,
                    Kind = Kind,
                    SourceDigest = digest,
                    StartedAt = begun,
                };
                row.Set(counts);
                scope.Db.Add(row);
                await IncidentHouse.Complete(
                    scope,
                    plan.Lines,
                    settings.Hours(zone),
                    settings.Calendar
                );
                return row;
            },
            new Replay(plan.Acts[0].At, lane)
        );
    }

    /// <summary>The incidents that other imports have brought: imported cases whose subject is an incident's number.</summary>
    private static async Task<IReadOnlySet<string>> TakenBefore(KeptDb db, Guid? lane) =>
        (
            await db.Set<PromiseRow>()
                .Where(promise =>
                    promise.Provenance == Provenance.Imported
                    && promise.Kind == ReplayIncidents.Kind
                    && (lane == null || promise.Lane != lane)
                )
                .Join(
                    db.Set<CaseRow>(),
                    promise => promise.CaseId,
                    opened => opened.Id,
                    (_, opened) => opened.SubjectId
                )
                .Join(
                    db.Set<TextRow>(),
                    subject => subject,
                    text => text.Id,
                    (_, text) => text.Text
                )
                .Distinct()
                .ToListAsync()
        ).ToHashSet(StringComparer.Ordinal);
}
