using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class AppointmentTests
{
    [Fact]
    public void Coming_exactly_when_the_window_opens_keeps_it() =>
        At(WindowOpens)
            .ShouldSatisfyAllConditions(
                visit => visit.Verdict.ShouldBe(Verdict.Kept),
                visit => visit.VerdictAt.ShouldBe(WindowOpens)
            );

    [Fact]
    public void Coming_one_microsecond_early_breaks_it_and_somebody_still_waits()
    {
        var early = WindowOpens - Microsecond;
        var visit = At(early);

        (visit.Verdict, visit.VerdictAt, visit.Owed).ShouldBe((Verdict.Broken, early, true));
        visit.BecomeDue(Due + Microsecond).ShouldBeEmpty();
    }

    [Fact]
    public void Coming_again_inside_the_window_makes_it_good_but_not_kept()
    {
        var early = At(MadeAt + Microsecond);
        var again = early.After(early.Keep(Done, Mia, Due));

        (again.Outcome, again.MadeGoodAt).ShouldBe((Verdict.Broken, Due));
    }

    [Fact]
    public void A_visit_before_the_window_told_after_it_makes_nothing_good() =>
        Refused<EvidenceBeforeBroken>(
            "evidence_before_broken",
            () => Appointment.Keep(CallAt(WindowOpens - Microsecond), Mia, Due + Microsecond)
        );

    [Fact]
    public void The_same_early_visit_told_twice_makes_nothing_good()
    {
        var early = WindowOpens - Microsecond;

        Refused<EvidenceBeforeBroken>(
            "evidence_before_broken",
            () => At(early).Keep(CallAt(early), Mia, Due)
        );
    }

    [Fact]
    public void It_moves_only_with_the_customer() =>
        Refused<AppointmentNeedsConsent>(
            "appointment_needs_consent",
            () => Appointment.Renegotiate(Another, new Consent(ConsentKind.Told), MadeAt)
        );

    private static Promise At(Instant act) => Appointment.After(Appointment.Keep(Done, Mia, act));
}
