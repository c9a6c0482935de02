using Kept.App.Calendars;
using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>What the clock does when a promise is due or its next follow-through step has come.</summary>
public static class OnPromiseStep
{
    public static DueSubject Subject { get; } = new(PromiseTable.Subject, "promises", Handle);

    private static async Task Handle(WriteScope scope, IReadOnlyList<DueEvent> events)
    {
        var now = await scope.Now();
        var ids = events.Select(due => due.Subject).Distinct().ToList();
        var rows = await scope
            .Db.Set<PromiseRow>()
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id);
        var house = new HouseNow(scope, now);
        foreach (var stale in events.Where(due => !IsPlanned(rows[due.Subject], due)))
        {
            scope.Db.Remove(stale.ToRow(PromiseTable.Subject));
        }
        foreach (
            var due in events
                .Where(due => IsPlanned(rows[due.Subject], due))
                .OrderBy(due => due.DueAt)
                .ThenBy(due => due.Subject)
                .ThenBy(due => due.Step, StringComparer.Ordinal)
                .ToList()
        )
        {
            await Do(scope, house, rows[due.Subject], due, now);
        }
    }

    private static bool IsPlanned(PromiseRow row, DueEvent due) =>
        row.Planned()
            .Rows()
            .Any(planned => planned.Step == due.Step && planned.Generation == due.Generation);

    private static async Task Do(
        WriteScope scope,
        HouseNow house,
        PromiseRow row,
        DueEvent due,
        Instant now
    )
    {
        var missed = row.Verdict == Verdict.Open && now > row.Due;
        if (due.Step == PlannedEvents.VerdictStep || missed)
        {
            await PromiseTable.Change(scope, row, row.ToPromise().BecomeDue(now));
            return;
        }
        if (!IsPlanned(row, due))
        {
            return;
        }
        var promise = row.ToPromise();
        var (fact, told) = row.NextStep switch
        {
            Step.Remind => ((PromiseFact)promise.Remind(now), promise.Owner),
            Step.CheckDoer => await CheckDoer(house, promise, now),
            _ => await Escalate(house, promise, now),
        };
        await PromiseTable.Change(scope, row, [fact]);
        // in a replay the step is a fact, but nobody is told today of what was late years ago
        if (told is { } person && scope.Lane is null)
        {
            scope.Db.Add(
                new OutboxRow
                {
                    Id = await scope.NewId(),
                    PersonId = person,
                    PromiseId = row.Id,
                    Step = due.Step,
                    Generation = due.Generation,
                    CreatedAt = now,
                }
            );
        }
    }

    private static async Task<(PromiseFact, Guid?)> CheckDoer(
        HouseNow house,
        Promise promise,
        Instant now
    )
    {
        var chain = await house.Chain();
        if (chain.Find(promise.Doer) is { } doer && await house.IsOnDuty(doer))
        {
            return (promise.CheckDoer(onDuty: true, null, now), null);
        }
        foreach (
            var next in chain
                .NextInLine(promise.Doer, promise.Terms.Area)
                .Prepend(chain.Find(promise.Owner)!)
        )
        {
            if (next.Id != promise.Doer && await house.IsOnDuty(next))
            {
                return (promise.CheckDoer(onDuty: false, next.Id, now), next.Id);
            }
        }
        return (promise.CheckDoer(onDuty: false, null, now), promise.Owner);
    }

    private static async Task<(PromiseFact, Guid?)> Escalate(
        HouseNow house,
        Promise promise,
        Instant now
    )
    {
        var chain = await house.Chain();
        var superior = chain.SuperiorAt(
            promise.Taken.Escalations + 1,
            promise.Owner,
            promise.Terms.Area
        );
        var to = superior?.Id ?? promise.Owner;
        return (promise.Escalate(to, now), to);
    }

    /// <summary>Who is there at this moment, read once per batch.</summary>
    private sealed class HouseNow(WriteScope scope, Instant now)
    {
        private readonly Dictionary<Guid, bool> open = [];
        private ChainOfCommand? chain;

        public async Task<ChainOfCommand> Chain() => chain ??= await scope.Db.ChainOfCommand();

        public async Task<bool> IsOnDuty(Person person) =>
            ChainOfCommand.IsOnDuty(person, await IsOpen(person.Area), now);

        private async Task<bool> IsOpen(Guid area)
        {
            if (!open.TryGetValue(area, out var isOpen))
            {
                var key = (await Chain()).FindArea(area)?.Calendar;
                var hours = key is null ? null : await scope.Db.NewestCalendar(key);
                open[area] = isOpen = hours is not null && CalendarVersions.Of(hours).IsOpen(now);
            }
            return isOpen;
        }
    }
}
