using Kept.App.Data;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Promises;

/// <summary>The acts of a promise's life; one contract, each database a subclass.</summary>
public abstract class PromiseActsContract : TestHouse
{
    private static Instant AtFour => now + Duration.FromHours(6);

    [Fact]
    public async Task A_promise_is_made_and_kept()
    {
        var promise = await BenPromises(AtFour);
        Time.Moment = now + Duration.FromHours(1);

        await Do(
            promise.Id,
            AsBen,
            (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish(Text: "Called him"))
        );

        var row = await Row(promise.Id);
        row.Verdict.ShouldBe(Verdict.Kept);
        row.VerdictAt.ShouldBe(now + Duration.FromHours(1));
        row.Owed.ShouldBeFalse();
        (await FactsOf(promise.Id))
            .Select(fact => fact.Kind)
            .ShouldBe(["promise.made", "promise.kept"]);
        (await Clock.NextDue()).ShouldBeNull();
    }

    [Fact]
    public async Task An_act_a_millisecond_late_is_late_even_when_no_clock_ran()
    {
        var promise = await BenPromises(AtFour);
        Time.Moment = AtFour + Duration.FromMilliseconds(1);

        await Do(
            promise.Id,
            AsBen,
            (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish())
        );

        var row = await Row(promise.Id);
        row.Verdict.ShouldBe(Verdict.Broken);
        row.VerdictAt.ShouldBe(AtFour);
        row.MadeGoodAt.ShouldBe(AtFour + Duration.FromMilliseconds(1));
    }

    [Fact]
    public async Task The_clock_breaks_a_promise_after_its_due_moment_and_not_at_it()
    {
        var promise = await BenPromises(AtFour);

        Time.Moment = AtFour;
        await Clock.RunOnce();
        (await Row(promise.Id)).Verdict.ShouldBe(Verdict.Open);

        Time.Moment = AtFour + Duration.FromTicks(10);
        await Clock.RunOnce();
        var row = await Row(promise.Id);
        row.Verdict.ShouldBe(Verdict.Broken);
        row.VerdictAt.ShouldBe(AtFour);
    }

    [Fact]
    public async Task A_late_promise_climbs_until_somebody_acknowledges()
    {
        var promise = await BenPromises(now + Duration.FromHours(1));

        for (var minute = 0; minute < 240; minute += 5)
        {
            Time.Moment = now + Duration.FromMinutes(minute) + Duration.FromSeconds(1);
            await Clock.RunOnce();
        }
        (await FactsOf(promise.Id))
            .Select(fact => fact.Kind)
            .ShouldBe([
                "promise.made",
                "promise.reminded",
                "promise.doer_checked",
                "promise.broken",
                "promise.escalated",
                "promise.escalated",
                "promise.escalated",
            ]);

        await Do(promise.Id, AsAnna, AcknowledgePromise.Run);
        Time.Moment += Duration.FromDays(3);
        (await Clock.RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task A_promise_renegotiated_in_time_is_replaced_by_a_linked_one()
    {
        var promise = await BenPromises(AtFour);

        var next = await Do(
            promise.Id,
            AsBen,
            (scope, row) =>
                RenegotiatePromise.Run(
                    scope,
                    row,
                    null,
                    new DueWish(At: AtFour + Duration.FromDays(1)),
                    null,
                    new ConsentWish(ConsentKind.Call, "Thursday is fine")
                )
        );

        next.Terms.Replaces.ShouldBe(promise.Id);
        (await Row(promise.Id)).Verdict.ShouldBe(Verdict.Replaced);
        (await Row(next.Id)).Verdict.ShouldBe(Verdict.Open);
    }
}

public sealed class SqlitePromiseActs : PromiseActsContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresPromiseActs : PromiseActsContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
