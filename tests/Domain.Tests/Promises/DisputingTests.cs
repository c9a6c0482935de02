using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class DisputingTests
{
    [Fact]
    public void An_open_promise_has_nothing_to_dispute_until_its_due_moment_has_passed()
    {
        Refused<NotSettled>("not_settled", () => Callback.Dispute(Words("Late"), Due));

        var disputed = Callback.Disputed(Due + Microsecond);

        (disputed.Verdict, disputed.VerdictAt, disputed.Disputed).ShouldBe(
            (Verdict.Broken, Due, true)
        );
    }

    [Fact]
    public void One_dispute_at_a_time() =>
        Refused<DisputeOutOfTurn>(
            "dispute_out_of_turn",
            () => KeptAt(MadeAt).Disputed(Due).Dispute(Words("Again"), Due)
        );

    [Fact]
    public void Only_a_supervisor_decides() =>
        Refused<SupervisorNeeded>(
            "supervisor_needed",
            () => KeptAt(MadeAt).Disputed(Due).DecideDispute(true, Words("So it is"), Mia, Due)
        );

    [Fact]
    public void Without_a_dispute_there_is_nothing_to_decide() =>
        Refused<DisputeOutOfTurn>(
            "dispute_out_of_turn",
            () => KeptAt(MadeAt).DecideDispute(true, Words("So it is"), Ada, Due)
        );

    [Fact]
    public void Upheld_it_is_corrected_to_broken_and_owed_while_the_first_verdict_stays()
    {
        var upheld = KeptAt(MadeAt).Disputed(Due).Upheld(Due);

        (upheld.Verdict, upheld.VerdictAt, upheld.Outcome).ShouldBe(
            (Verdict.Kept, MadeAt, Verdict.Broken)
        );
        (upheld.Owed, upheld.Disputed, upheld.KeptAhead).ShouldBe((true, false, null));
    }

    [Fact]
    public void Not_upheld_nothing_changes_but_that_it_was_disputed()
    {
        var kept = KeptAt(MadeAt);
        var disputed = kept.Disputed(Due);
        var stands = disputed.After(disputed.DecideDispute(false, Words("He called"), Ada, Due));

        stands.ShouldBe(kept with { Version = 4 });
    }

    [Fact]
    public void Where_it_was_not_made_good_after_all_it_is_owed_and_climbs_again()
    {
        var now = Due + Microsecond;
        var taken = Broken.After(Broken.Acknowledge(now));
        var upheld = taken.After(taken.Keep(Done, Mia, now)).Disputed(now).Upheld(now);

        (upheld.Owed, upheld.MadeGoodAt, upheld.AcknowledgedAt).ShouldBe((true, null, null));
        upheld.NextStep(Phrases.Shop)?.Step.ShouldBe(Step.Escalate);
    }

    [Fact]
    public void Where_the_customer_never_released_it_it_is_owed_again()
    {
        var now = Due + Microsecond;
        var released = Broken.After(Broken.Release(Words("No need"), now));

        released.Disputed(now).Upheld(now).Owed.ShouldBeTrue();
    }
}
