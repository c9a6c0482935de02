using FsCheck;
using FsCheck.Fluent;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class BecomingDueTests
{
    [Fact]
    public void At_its_due_moment_it_is_not_broken_yet() => Callback.BecomeDue(Due).ShouldBeEmpty();

    [Fact]
    public void The_first_instant_after_it_is_broken_as_of_its_due_moment()
    {
        (Broken.Verdict, Broken.VerdictAt, Broken.Owed).ShouldBe((Verdict.Broken, Due, true));
        Broken.BecomeDue(Due + Duration.FromDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public void However_late_the_clock_runs_the_verdict_is_of_the_due_moment() =>
        Callback.After(Callback.BecomeDue(Due + Duration.FromDays(3))).ShouldBe(Broken);

    [Fact]
    public void What_is_settled_does_not_become_due() =>
        KeptAt(Due).BecomeDue(Due + Microsecond).ShouldBeEmpty();

    [Fact]
    public void No_acts_outcome_depends_on_whether_the_clock_ran_first() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(
                Acts.ToArbitrary(),
                it =>
                {
                    var ran = it.Promise.After(it.Promise.BecomeDue(it.Now));

                    Result(ran, it.Act, it.Now).ShouldBe(Result(it.Promise, it.Act, it.Now));
                }
            )
        );

    private static (Promise, string?) Result(
        Promise promise,
        Func<Promise, IReadOnlyList<PromiseFact>> act,
        Instant now
    )
    {
        try
        {
            return (promise.After(act(promise)), null);
        }
        catch (Refusal refusal)
        {
            return (promise.After(promise.BecomeDue(now)), refusal.Code);
        }
    }

    private static Gen<(
        Promise Promise,
        Instant Now,
        Func<Promise, IReadOnlyList<PromiseFact>> Act
    )> Acts =>
        from promise in Gen.Elements(Callback, Appointment)
        from anchor in Gen.Elements(MadeAt, WindowOpens, Due, Due + Duration.FromHours(2))
        from shown in Gen.Elements<Instant?>(null, MadeAt, WindowOpens, Due, anchor)
        from nudge in Gen.Choose(-1, 1)
        from nudgeShown in Gen.Choose(-1, 1)
        from kind in Gen.Elements(Enum.GetValues<EvidenceKind>())
        from reference in Gen.Elements("id-1", null)
        from reason in Gen.Elements(Words("I saw it"), null)
        from actor in Gen.Elements(Mia, Ada)
        from verdict in Gen.Elements(Verdict.Kept, Verdict.Broken)
        from verb in Gen.Choose(0, 5)
        let now = anchor + (Microsecond * nudge)
        let evidence = new Evidence(kind, reason, reference, shown + (Microsecond * nudgeShown))
        select (promise, now, Act(verb, evidence, actor, verdict, now));

    private static Func<Promise, IReadOnlyList<PromiseFact>> Act(
        int verb,
        Evidence evidence,
        Actor by,
        Verdict verdict,
        Instant now
    ) =>
        verb switch
        {
            0 or 1 => it => it.Keep(evidence, by, now),
            2 => it => it.Release(Words("No need"), now),
            3 => it => it.Dispute(Words("Not so"), now),
            4 => it => it.Acknowledge(now),
            _ => it => it.Correct(verdict, Words("Log"), evidence, by, now),
        };
}
