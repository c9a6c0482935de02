using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class KeepingAPromiseTests
{
    [Fact]
    public void A_promise_kept_exactly_when_it_is_due_is_kept()
    {
        var kept = KeptAt(Due);

        (kept.Verdict, kept.VerdictAt, kept.Owed).ShouldBe((Verdict.Kept, Due, false));
        kept.KeptAhead.ShouldBe(Duration.Zero);
    }

    [Fact]
    public void A_promise_kept_one_microsecond_late_is_broken_at_its_due_moment_and_made_good()
    {
        var now = Due + Microsecond;
        var facts = Callback.Keep(Done, Mia, now);
        var late = Callback.After(facts);

        facts
            .Select(fact => (fact.GetType(), fact.At))
            .ShouldBe([(typeof(PromiseBroken), Due), (typeof(PromiseMadeGood), now)]);
        (late.Verdict, late.VerdictAt, late.MadeGoodAt, late.Owed).ShouldBe(
            (Verdict.Broken, Due, now, false)
        );
    }

    [Fact]
    public void The_instant_of_a_call_record_decides_not_the_moment_it_was_entered() =>
        Callback.After(Callback.Keep(CallAt(MadeAt), Mia, Due)).VerdictAt.ShouldBe(MadeAt);

    [Fact]
    public void A_call_record_of_an_act_in_time_corrects_what_the_clock_said()
    {
        var now = Due + Duration.FromHours(1);
        var corrected = Callback.After(Callback.Keep(CallAt(Due), Mia, now));

        (corrected.Verdict, corrected.VerdictAt).ShouldBe((Verdict.Broken, Due));
        (corrected.Outcome, corrected.Owed).ShouldBe((Verdict.Kept, false));
        corrected.KeptAhead.ShouldBeNull();
    }

    [Fact]
    public void A_call_record_of_a_late_act_makes_it_good_when_it_was()
    {
        var act = Due + Microsecond;
        var late = Broken.After(Broken.Keep(CallAt(act), Mia, Due + Duration.FromHours(1)));

        (late.Outcome, late.MadeGoodAt).ShouldBe((Verdict.Broken, act));
    }

    [Theory]
    [InlineData(EvidenceKind.Said, "call-17", false)]
    [InlineData(EvidenceKind.Proof, "photo-3", false)]
    [InlineData(EvidenceKind.Call, null, false)]
    [InlineData(EvidenceKind.Mail, " ", false)]
    [InlineData(EvidenceKind.Said, null, true)]
    public void An_earlier_instant_needs_an_instrument_or_a_supervisors_reason(
        EvidenceKind kind,
        string? reference,
        bool supervisor
    ) =>
        Refused<EarlierInstantUnproven>(
            "earlier_instant_unproven",
            () => Callback.Keep(new(kind, null, reference, MadeAt), supervisor ? Ada : Mia, Due)
        );

    [Fact]
    public void A_supervisor_who_says_why_may_name_an_earlier_instant() =>
        Broken
            .After(
                Broken.Keep(
                    new(EvidenceKind.Said, Words("I stood beside him"), null, Due),
                    Ada,
                    Due + Duration.FromHours(1)
                )
            )
            .Outcome.ShouldBe(Verdict.Kept);

    [Fact]
    public void Evidence_of_a_moment_to_come_is_refused() =>
        Refused<EvidenceInTheFuture>(
            "evidence_in_the_future",
            () => Callback.Keep(CallAt(Due + Microsecond), Mia, Due)
        );

    [Fact]
    public void Evidence_older_than_the_promise_is_refused() =>
        Refused<EvidenceBeforePromise>(
            "evidence_before_promise",
            () => Callback.Keep(CallAt(MadeAt - Microsecond), Mia, Due)
        );

    [Fact]
    public void What_is_settled_cannot_be_kept_again() =>
        Refused<AlreadySettled>("already_settled", () => KeptAt(Due).Keep(Done, Mia, Due));

    [Fact]
    public void Nor_does_it_when_the_clocks_verdict_was_corrected_and_corrected_back()
    {
        var now = Due + Microsecond;
        var decided = Broken.CorrectedTo(Verdict.Kept, now).Disputed(now).Upheld(now);

        Refused<EvidenceBeforeBroken>(
            "evidence_before_broken",
            () => decided.Keep(CallAt(Due), Mia, now)
        );
    }

    [Fact]
    public void A_call_record_does_not_undo_what_a_supervisor_decided()
    {
        var now = Due + Duration.FromHours(2);
        foreach (var act in new[] { MadeAt + Microsecond, Due })
        {
            var decided = KeptAt(act).Disputed(now).Upheld(now);

            Refused<EvidenceBeforeBroken>(
                "evidence_before_broken",
                () => decided.Keep(CallAt(act), Mia, now + Microsecond)
            );
            decided.After(decided.Keep(Done, Mia, now)).MadeGoodAt.ShouldBe(now);
        }
    }
}
