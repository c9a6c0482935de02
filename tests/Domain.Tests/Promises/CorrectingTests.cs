using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class CorrectingTests
{
    [Fact]
    public void A_correction_stands_beside_the_first_verdict()
    {
        var corrected = Broken.CorrectedTo(Verdict.Kept, Due + Microsecond);

        (corrected.Verdict, corrected.VerdictAt).ShouldBe((Verdict.Broken, Due));
        (corrected.Outcome, corrected.Owed).ShouldBe((Verdict.Kept, false));
    }

    [Fact]
    public void Corrected_to_broken_somebody_waits_for_it_again() =>
        KeptAt(MadeAt).CorrectedTo(Verdict.Broken, Due).Owed.ShouldBeTrue();

    [Fact]
    public void Corrected_to_broken_what_was_made_good_stays_so()
    {
        var now = Due + Microsecond;
        var madeGood = Broken.After(Broken.Keep(Done, Mia, now));
        var back = madeGood.CorrectedTo(Verdict.Kept, now).CorrectedTo(Verdict.Broken, now);

        (back.Owed, back.MadeGoodAt).ShouldBe((false, now));
    }

    [Fact]
    public void Only_a_supervisor_corrects() =>
        Refused<SupervisorNeeded>(
            "supervisor_needed",
            () => Correct(Broken, Verdict.Kept, by: Mia)
        );

    [Fact]
    public void An_open_promise_has_nothing_to_correct() =>
        Refused<NotSettled>(
            "not_settled",
            () => Callback.Correct(Verdict.Kept, Words("Log"), null, Ada, Due)
        );

    [Theory]
    [InlineData(Verdict.Open)]
    [InlineData(Verdict.Replaced)]
    [InlineData(Verdict.Released)]
    public void It_says_kept_or_broken(Verdict verdict) =>
        Refused<CorrectionUnclear>("correction_unclear", () => Correct(Broken, verdict));

    [Fact]
    public void It_says_something_new()
    {
        Refused<NothingToCorrect>("nothing_to_correct", () => Correct(Broken, Verdict.Broken));
        Refused<NothingToCorrect>("nothing_to_correct", () => Correct(Callback, Verdict.Broken));
        Refused<NothingToCorrect>("nothing_to_correct", () => Correct(KeptAt(Due), Verdict.Kept));
    }

    [Fact]
    public void Evidence_for_kept_is_of_a_moment_in_time()
    {
        Correct(Broken, Verdict.Kept, CallAt(Due)).Count.ShouldBe(1);
        Refused<EvidenceOutsideTime>(
            "evidence_outside_time",
            () => Correct(Broken, Verdict.Kept, CallAt(Due + Microsecond))
        );
        Refused<EvidenceOutsideTime>(
            "evidence_outside_time",
            () => Correct(Appointment, Verdict.Kept, CallAt(WindowOpens - Microsecond))
        );
    }

    [Fact]
    public void Evidence_lies_between_the_promise_and_now()
    {
        Refused<EvidenceInTheFuture>(
            "evidence_in_the_future",
            () => Correct(KeptAt(Due), Verdict.Broken, CallAt(Due + (Microsecond * 3)))
        );
        Refused<EvidenceBeforePromise>(
            "evidence_before_promise",
            () => Correct(Broken, Verdict.Kept, CallAt(MadeAt - Microsecond))
        );
    }

    private static IReadOnlyList<PromiseFact> Correct(
        Promise promise,
        Verdict verdict,
        Evidence? evidence = null,
        Actor? by = null
    ) =>
        promise.Correct(
            verdict,
            Words("The log shows it"),
            evidence,
            by ?? Ada,
            Due + (Microsecond * 2)
        );
}
