using Kept.App.Cases;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Promises;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Import;

/// <summary>Does what an incident's history tells, through the acts that everybody uses.</summary>
/// <param name="house">Who answers for what.</param>
/// <param name="targets">How much working time each priority gets.</param>
/// <param name="calendar">The calendar it is counted by.</param>
internal sealed class ReplayIncidents(IncidentHouse house, IncidentTargets targets, string calendar)
{
    public const string Kind = "resolution";
    private const string UnknownCaller = "Unknown caller";

    private readonly Dictionary<string, Guid> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Guid Case, Guid Promise)> known = new(
        StringComparer.Ordinal
    );

    public Guid CaseOf(string incident) => known[incident].Case;

    /// <summary>Finds again what a stopped run has made: its promises, in the order of their numbers, are the openings and reopenings done so far.</summary>
    public async Task Recall(KeptDb db, Guid lane, IEnumerable<IncidentAct> done)
    {
        var promises = await db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(row => row.Lane == lane)
            .OrderBy(row => row.Number)
            .Select(row => new
            {
                row.Id,
                row.CaseId,
                row.CustomerId,
            })
            .ToListAsync();
        var made = done.Where(act => act.Kind is IncidentActKind.Open or IncidentActKind.Reopen);
        foreach (var (act, promise) in made.Zip(promises))
        {
            known[act.Line.Incident] = (promise.CaseId!.Value, promise.Id);
            customers[CallerOf(act.Line)] = promise.CustomerId!.Value;
        }
    }

    /// <returns>What was done, in words to count by.</returns>
    public async Task<IReadOnlyList<string>> Do(WriteScope scope, IncidentAct act) =>
        act.Kind switch
        {
            IncidentActKind.Open => await Open(scope, act),
            IncidentActKind.HandOver => await HandOver(scope, act),
            IncidentActKind.Note => await Note(scope, act),
            IncidentActKind.Resolve => await Resolve(scope, act),
            IncidentActKind.Close => await Close(scope, act),
            _ => await Reopen(scope, act),
        };

    private async Task<IReadOnlyList<string>> Open(WriteScope scope, IncidentAct act)
    {
        var (area, owner) = house.Answering(act.Group, act.Assignee);
        var caller = CallerOf(act.Line);
        var isKnown = customers.TryGetValue(caller, out var customer);
        var opened = await OpenCase.Run(
            scope,
            new CaseWish(
                isKnown ? customer : null,
                isKnown ? null : new CustomerWish(caller),
                act.Line.Incident,
                act.Line.Words.Length > 0 ? act.Line.Words : act.Line.Incident,
                act.Line.Channel,
                area,
                owner
            )
        );
        customers[caller] = opened.CustomerId;
        await Promise(scope, act, opened.Id, owner);
        return ["case opened", "promise made"];
    }

    private async Task<IReadOnlyList<string>> HandOver(WriteScope scope, IncidentAct act)
    {
        var (area, owner) = house.Answering(act.Group, act.Assignee);
        var (caseId, promiseId) = known[act.Line.Incident];
        var done = new List<string>();
        var row = await scope.LockCase(caseId);
        var movesArea = row.AreaId != area;
        if (row.ClosedAt is null && (movesArea || row.OwnerId != owner))
        {
            await ChangeCase.HandOver(scope, caseId, area, owner!.Value);
            done.Add("case handed over");
        }
        var promise = await scope.LockPromise(promiseId);
        if (promise.Owed && promise.OwnerId != owner)
        {
            await HandOverPromise.Run(
                scope,
                promise,
                owner,
                null,
                movesArea ? $"Assigned to {act.Group}" : null
            );
            done.Add("promise handed over");
        }
        return done.Count > 0 ? done : ["handed over to who answers already"];
    }

    private async Task<IReadOnlyList<string>> Note(WriteScope scope, IncidentAct act)
    {
        var promise = await scope.LockPromise(known[act.Line.Incident].Promise);
        await NotePromise.Run(scope, promise, act.Text!);
        return ["noted"];
    }

    private async Task<IReadOnlyList<string>> Resolve(WriteScope scope, IncidentAct act)
    {
        var promise = await scope.LockPromise(known[act.Line.Incident].Promise);
        var after = await KeepPromise.Run(
            scope,
            promise,
            new EvidenceWish(EvidenceKind.Said, act.Line.Resolution)
        );
        return [after.Verdict == Verdict.Kept ? "promise kept" : "promise made good"];
    }

    private async Task<IReadOnlyList<string>> Close(WriteScope scope, IncidentAct act)
    {
        await ChangeCase.Close(scope, known[act.Line.Incident].Case);
        return ["case closed"];
    }

    private async Task<IReadOnlyList<string>> Reopen(WriteScope scope, IncidentAct act)
    {
        var caseId = known[act.Line.Incident].Case;
        var (area, owner) = house.Answering(act.Group, act.Assignee);
        var row = await scope.LockCase(caseId);
        var done = new List<string> { "promise made", "promise made anew by a reopening" };
        if (row.ClosedAt is not null)
        {
            await ChangeCase.Reopen(scope, caseId);
            done.Add("case reopened");
        }
        if (row.AreaId != area || row.OwnerId != owner)
        {
            await ChangeCase.HandOver(scope, caseId, area, owner!.Value);
            done.Add("case handed over");
        }
        await Promise(scope, act, caseId, owner);
        return done;
    }

    private async Task Promise(WriteScope scope, IncidentAct act, Guid caseId, Guid? owner)
    {
        var priority = act.Line.Priority;
        var working = targets.For(priority);
        var promise = await MakePromise.Run(
            scope,
            new PromiseWish(
                $"{act.Line.Incident} ({priority}) is resolved within {working.TotalHours:0.##} working hours",
                new DueWish(Within: working, Working: true, Calendar: calendar),
                Case: caseId,
                Kind: Kind,
                Channel: act.Line.Channel,
                Owner: owner
            )
        );
        known[act.Line.Incident] = (caseId, promise.Id);
    }

    private static string CallerOf(IncidentLine line) => line.Caller ?? UnknownCaller;
}
