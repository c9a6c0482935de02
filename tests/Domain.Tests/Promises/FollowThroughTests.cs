using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class FollowThroughTests
{
    [Theory]
    [InlineData("2026-11-27T09:00", "2026-11-27T11:00", "2026-11-27T10:30", "2026-11-27T10:48")]
    [InlineData("2026-11-27T09:00", "2026-11-27T09:10", "2026-11-27T09:05", "2026-11-27T09:08")]
    [InlineData("2026-11-27T09:00", "2026-11-27T09:08", "2026-11-27T09:04", "2026-11-27T09:06")]
    [InlineData("2026-11-27T20:00", "2026-11-28T00:00", "2026-11-27T22:00", "2026-11-27T23:00")]
    [InlineData("2026-11-23T09:00", "2026-12-04T17:00", "2026-12-03T16:00", "2026-12-04T15:00")]
    public void The_owner_is_reminded_and_the_doer_checked_ahead_of_time(
        string made,
        string due,
        string remind,
        string check
    )
    {
        var plan = FollowThrough.PlanFor(Phrases.At(made), Phrases.At(due), Phrases.Shop);

        Phrases.Local(plan.Remind).ShouldBe(remind);
        Phrases.Local(plan.CheckDoer).ShouldBe(check);
    }

    [Fact]
    public void First_the_owner_is_reminded_then_the_doer_checked_then_it_waits_for_its_verdict()
    {
        Next(Callback).ShouldBe(new PlannedStep(Step.Remind, Plan.Remind));

        var reminded = Callback.After(Callback.Remind(Plan.Remind));
        Next(reminded).ShouldBe(new PlannedStep(Step.CheckDoer, Plan.CheckDoer));

        var check = reminded.After(reminded.CheckDoer(onDuty: true, null, Plan.CheckDoer));
        Next(check).ShouldBeNull();
        check.Doer.ShouldBe(JonasId);
    }

    [Fact]
    public void A_doer_who_is_not_there_is_replaced_by_the_next_in_line()
    {
        var check = Callback.After(Callback.CheckDoer(onDuty: false, AdaId, Plan.CheckDoer));

        (check.Doer, check.Owner).ShouldBe((AdaId, MiaId));
    }

    [Fact]
    public void Somebody_who_is_there_is_not_replaced() =>
        Callback.CheckDoer(onDuty: true, AdaId, Plan.CheckDoer).ReroutedTo.ShouldBeNull();

    [Fact]
    public void A_late_promise_climbs_after_a_quarter_of_an_hour_of_work_and_then_every_hour()
    {
        Next(Broken).ShouldBe(new PlannedStep(Step.Escalate, Due + Duration.FromMinutes(15)));

        var now = Due + Duration.FromMinutes(20);
        var told = Broken.After(Broken.Escalate(AdaId, now));

        told.Taken.ShouldBe(new StepsTaken(null, null, 1, now));
        Next(told).ShouldBe(new PlannedStep(Step.Escalate, now + Duration.FromHours(1)));
    }

    [Fact]
    public void A_promise_broken_at_closing_time_climbs_the_next_morning()
    {
        var late = Made(Terms() with { Due = Phrases.At("2026-11-27T17:00") });
        var broken = late.After(late.BecomeDue(Phrases.At("2026-11-27T17:01")));

        Next(broken)?.At.ShouldBe(Phrases.At("2026-11-28T10:15"));
    }

    [Fact]
    public void A_house_without_hours_to_come_escalates_by_the_clock()
    {
        var over = new Calendar(
            "Europe/Berlin",
            [],
            special: [new(new LocalDate(2000, 1, 1), TimeOfDay.Midnight, TimeOfDay.EndOfDay)]
        );

        Broken.NextStep(over)?.At.ShouldBe(Due + Duration.FromMinutes(15));
    }

    [Fact]
    public void Nothing_follows_when_nobody_waits() => Next(KeptAt(MadeAt)).ShouldBeNull();

    private static PlannedStep? Next(Promise promise) => promise.NextStep(Phrases.Shop);
}
