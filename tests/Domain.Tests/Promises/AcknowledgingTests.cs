using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class AcknowledgingTests
{
    [Fact]
    public void Once_late_somebody_takes_it_on_and_it_stops_climbing()
    {
        var now = Due + Microsecond;
        var taken = Callback.After(Callback.Acknowledge(now));

        (taken.Verdict, taken.VerdictAt, taken.AcknowledgedAt).ShouldBe((Verdict.Broken, Due, now));
        taken.NextStep(Phrases.Shop).ShouldBeNull();
    }

    [Fact]
    public void Until_its_due_moment_has_passed_there_is_nothing_to_take_on() =>
        Refused<NothingToAcknowledge>("nothing_to_acknowledge", () => Callback.Acknowledge(Due));

    [Fact]
    public void Twice_is_once_too_often() =>
        Refused<NothingToAcknowledge>(
            "nothing_to_acknowledge",
            () => Broken.After(Broken.Acknowledge(Due)).Acknowledge(Due)
        );

    [Fact]
    public void Nobody_waits_for_a_kept_promise() =>
        Refused<NothingToAcknowledge>(
            "nothing_to_acknowledge",
            () => KeptAt(MadeAt).Acknowledge(Due + Microsecond)
        );
}
