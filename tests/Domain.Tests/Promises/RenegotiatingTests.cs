using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class RenegotiatingTests
{
    private static readonly Consent Click = new(ConsentKind.Click);

    [Fact]
    public void Up_to_its_due_moment_another_promise_takes_its_place()
    {
        var replaced = Callback.After(Callback.Renegotiate(Another, Click, Due));

        (replaced.Verdict, replaced.VerdictAt, replaced.Owed).ShouldBe(
            (Verdict.Replaced, Due, false)
        );
        replaced.Terms.ShouldBe(Callback.Terms);
    }

    [Fact]
    public void One_microsecond_later_it_is_broken_whether_or_not_the_clock_ran()
    {
        var now = Due + Microsecond;

        Refused<AlreadyBroken>("already_broken", () => Callback.Renegotiate(Another, Click, now));
        Refused<AlreadyBroken>("already_broken", () => Broken.Renegotiate(Another, Click, now));
    }

    [Fact]
    public void A_kept_promise_is_settled() =>
        Refused<AlreadySettled>(
            "already_settled",
            () => KeptAt(MadeAt).Renegotiate(Another, Click, Due)
        );

    [Fact]
    public void What_a_supervisor_found_broken_keeps_its_first_verdict()
    {
        var decided = KeptAt(MadeAt).Disputed(MadeAt).Upheld(MadeAt);

        Refused<AlreadyBroken>("already_broken", () => decided.Renegotiate(Another, Click, Due));
    }

    [Theory]
    [InlineData(ConsentKind.Mail)]
    [InlineData(ConsentKind.Call)]
    public void Consent_by_mail_or_call_needs_something_to_show(ConsentKind kind)
    {
        Refused<ConsentUnproven>(
            "consent_unproven",
            () => Callback.Renegotiate(Another, new Consent(kind, null, " "), MadeAt)
        );
        Callback.Renegotiate(Another, new Consent(kind, null, "call-17"), MadeAt);
        Callback.Renegotiate(Another, new Consent(kind, Words("Tomorrow is fine")), MadeAt);
    }

    [Fact]
    public void A_customer_who_was_only_told_can_dispute_it()
    {
        var told = Callback.After(
            Callback.Renegotiate(Another, new Consent(ConsentKind.Told), MadeAt)
        );
        var upheld = told.Disputed(MadeAt).Upheld(Due);

        (upheld.Verdict, upheld.Outcome, upheld.Owed).ShouldBe(
            (Verdict.Replaced, Verdict.Broken, false)
        );
    }
}
