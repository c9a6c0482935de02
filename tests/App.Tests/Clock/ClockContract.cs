using Kept.App.Access;
using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Clock;

/// <summary>The clock on a real store, with a chosen now.</summary>
public abstract class ClockContract : TestHouse
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Two_clocks_at_once_do_each_event_once()
    {
        for (var n = 0; n < 60; n++)
        {
            await BenPromises(now + Hour + Duration.FromSeconds(n));
        }
        Time.Moment = now + Duration.FromHours(3);
        var clocks = Enumerable.Range(0, 4).Select(_ => NewClock(OnPromiseStep.Subject)).ToList();

        await Task.WhenAll(clocks.Select(clock => Task.Run(() => clock.RunOnce(batch: 7))));
        await Clock.RunOnce();

        var facts = await Store.Read(db =>
            db.Set<FactRow>()
                .Where(fact => fact.Kind == "promise.broken")
                .Select(fact => fact.SubjectId)
                .ToListAsync()
        );
        facts.Count.ShouldBe(60);
        facts.Distinct().Count().ShouldBe(60);
        (
            await Store.Read(db => db.Set<DueEventRow>().AnyAsync(row => row.Tries > 0))
        ).ShouldBeFalse();
        (await Store.Read(db => db.Set<OutboxRow>().CountAsync())).ShouldBe(
            await Store.Read(db =>
                db.Set<OutboxRow>()
                    .Select(row => new
                    {
                        row.PromiseId,
                        row.Step,
                        row.Generation,
                    })
                    .Distinct()
                    .CountAsync()
            )
        );
    }

    [Fact]
    public async Task An_event_of_before_a_change_cannot_act()
    {
        var promise = await BenPromises(now + Hour);
        var stale = await Store.Read(db =>
            db.Set<DueEventRow>().SingleAsync(row => row.Step == nameof(Step.Remind))
        );
        Time.Moment = stale.DueAt + Duration.FromMilliseconds(1);
        await Clock.RunOnce();
        await Store.Write(
            Actor.Clock,
            scope =>
            {
                scope.Db.Add(
                    new DueEventRow
                    {
                        SubjectKind = stale.SubjectKind,
                        SubjectId = stale.SubjectId,
                        Step = nameof(Step.CheckDoer),
                        Generation = stale.Generation,
                        DueAt = stale.DueAt,
                        RunAt = stale.DueAt,
                    }
                );
                return Task.CompletedTask;
            }
        );

        await Clock.RunOnce();

        (await FactsOf(promise.Id))
            .Select(fact => fact.Kind)
            .ShouldBe(["promise.made", "promise.reminded"]);
    }

    [Fact]
    public async Task What_cannot_be_done_is_tried_again_alone_and_at_last_shown_as_stuck()
    {
        var bad = await BenPromises(now + Hour, words: "The one that fails");
        var good = await BenPromises(now + Hour);
        var failing = OnPromiseStep.Subject with
        {
            Handle = (scope, events) =>
                events.Any(due => due.Subject == bad.Id)
                    ? throw new InvalidOperationException("planted")
                    : OnPromiseStep.Subject.Handle(scope, events),
        };
        var clock = NewClock(failing);

        Time.Moment = now + Hour + Duration.FromSeconds(1);
        for (var n = 0; n < 12; n++)
        {
            await clock.RunOnce();
            Time.Moment += Duration.FromMinutes(1);
        }

        (await Row(good.Id)).Verdict.ShouldBe(Verdict.Broken);
        var stuck = await Store.Read(db =>
            db.Set<DueEventRow>().Where(row => row.StuckAt != null).ToListAsync()
        );
        stuck.ShouldAllBe(row => row.SubjectId == bad.Id && row.Tries == 5);
        stuck.ShouldContain(row => row.Step == PlannedEvents.VerdictStep);

        await Do(bad.Id, AsBen, (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish()));
        (await Row(bad.Id)).Verdict.ShouldBe(Verdict.Broken);
    }

    [Fact]
    public async Task A_doer_who_is_not_there_is_replaced_by_their_deputy_and_the_owner_stays()
    {
        var carla = await Store.Write(
            AsAnna,
            async scope => (await AddPerson.Run(scope, "Carla Ruiz", null, Role.FrontLine, Area)).Id
        );
        await Store.Write(AsAnna, scope => NameDeputy.Run(scope, Ben, carla));
        var promise = await BenPromises(now + Duration.FromHours(5));
        await Store.Write(AsBen, scope => ChangeDuty.Run(scope, Ben, onDuty: false));

        Time.Moment = (await Row(promise.Id)).CheckAt + Duration.FromSeconds(1);
        await Clock.RunOnce();

        var row = await Row(promise.Id);
        row.DoerId.ShouldBe(carla);
        row.OwnerId.ShouldBe(Ben);
    }

    [Fact]
    public async Task When_nobody_is_on_duty_the_owner_is_told_and_nothing_is_taken_from_them()
    {
        Time.Moment = Instant.FromUtc(2026, 11, 28, 9, 0);
        var saturday = Time.Moment;
        var promise = await BenPromises(saturday + Hour);

        Time.Moment = saturday + Duration.FromMinutes(59);
        await Clock.RunOnce();
        await Clock.RunOnce();

        var row = await Row(promise.Id);
        row.DoerId.ShouldBe(Ben);
        row.CheckedAt.ShouldNotBeNull();
        (
            await Store.Read(db =>
                db.Set<OutboxRow>().Where(message => message.PersonId == Ben).CountAsync()
            )
        ).ShouldBe(2);
    }

    [Fact]
    public async Task After_an_outage_of_days_each_promise_gets_its_verdict_and_one_escalation_at_a_time()
    {
        var promise = await BenPromises(now + Hour);

        Time.Moment = now + Duration.FromDays(5);
        await Clock.RunOnce();
        await Clock.RunOnce();

        var facts = await FactsOf(promise.Id);
        facts
            .Select(fact => fact.Kind)
            .ShouldBe(["promise.made", "promise.broken", "promise.escalated"]);
        facts[1].At.ShouldBe(now + Hour);
        facts[1].RecordedAt.ShouldBe(now + Duration.FromDays(5));
    }

    [Fact]
    public async Task Answers_are_forgotten_after_a_week_by_a_duty_that_is_done_once_a_day()
    {
        await Duties.Begin(Store);
        await Duties.Begin(Store);
        await Store.Write(
            AsAnna,
            scope =>
            {
                Answered(scope, "old", now);
                return Task.CompletedTask;
            }
        );
        var clock = NewClock(Duties.Subject);

        Time.Moment = now + Duration.FromDays(4) + Hour;
        (await clock.RunOnce()).ShouldBe(1);
        (await Answers()).ShouldBe(["old"]);
        await Store.Write(
            AsAnna,
            scope =>
            {
                Answered(scope, "new", Time.Moment);
                return Task.CompletedTask;
            }
        );

        Time.Moment = now + Duration.FromDays(9);
        (await clock.RunOnce()).ShouldBe(1);
        (await Answers()).ShouldBe(["new"]);
        (await clock.NextDue()).ShouldBe(now + Duration.FromDays(10));
    }

    private static void Answered(WriteScope scope, string key, Instant at) =>
        scope.Db.Add(
            new IdempotencyRow
            {
                Caller = "a",
                Key = key,
                RequestHash = "",
                Status = 201,
                Headers = "",
                Body = "{}",
                CreatedAt = at,
            }
        );

    private Task<List<string>> Answers() =>
        Store.Read(db => db.Set<IdempotencyRow>().Select(row => row.Key).ToListAsync());

    private Kept.App.Clock.Clock NewClock(DueSubject subject) =>
        new(Store, [subject], NullLogger<Kept.App.Clock.Clock>.Instance);
}

public sealed class SqliteClock : ClockContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresClockTests : ClockContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
