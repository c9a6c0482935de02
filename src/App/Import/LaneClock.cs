using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Promises;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Import;

/// <summary>The clock of one import: it does what was due at the moment it was due, within the import's own transactions.</summary>
/// <remarks>
/// The source does not say who took a late incident on, and climbing hour by hour for months would tell of alarms nobody raised:
/// a late promise is escalated once, and the import acknowledges that at the same moment. Nobody is sent anything.
/// </remarks>
internal sealed class LaneClock(Clock.Clock clock, Guid lane)
{
    private static readonly Duration Tick = Duration.FromTicks(10);

    /// <summary>The same transaction at another moment of the lane.</summary>
    public WriteScope At(WriteScope scope, Instant at, Actor by) =>
        new(scope.Store, scope.Db, scope.Connection, scope.Transaction, by, new Replay(at, lane));

    /// <summary>Does the lane's next moment, if it lies before another.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNext(WriteScope scope, Instant before)
    {
        await scope.Save();
        if (await Next(scope) is not { } due || due >= before)
        {
            return false;
        }
        var moment = due + Tick;
        var escalated = await scope
            .Db.Set<DueEventRow>()
            .AsNoTracking()
            .Where(row => row.Lane == lane && row.RunAt <= due && row.Step == nameof(Step.Escalate))
            .OrderBy(row => row.SubjectId)
            .Select(row => row.SubjectId)
            .ToListAsync();
        await clock.RunWithin(At(scope, moment, Actor.Clock));
        var import = At(scope, moment, Actor.Import);
        foreach (var promise in escalated)
        {
            await AcknowledgePromise.Run(import, await import.LockPromise(promise));
        }
        await scope.Save();
        return await Next(scope) is not { } next || next > due
            ? true
            : throw new InvalidOperationException("An event of the lane stays due.");
    }

    private async Task<Instant?> Next(WriteScope scope) =>
        await scope
            .Connection.Command(
                scope.Store.Dialect,
                scope.Transaction,
                "select run_at from due_events where lane = @lane order by run_at limit 1",
                ("@lane", lane)
            )
            .Value(row => scope.Store.Dialect.At(row, 0));
}
