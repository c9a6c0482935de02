using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Calendars.Hours;

namespace Kept.Domain.Tests.Calendars;

public class CountingWorkingTimeTests
{
    private static readonly Calendar Office = new(Berlin, MondayToFriday("09:00", "17:00"));

    [Fact]
    public void A_promise_of_four_hours_made_on_Friday_at_15_is_due_on_Monday_at_11() =>
        Office.Due(At("2026-03-06 15:00"), Hour(4)).ShouldBe(At("2026-03-09 11:00"));

    [Fact]
    public void A_promise_of_a_day_made_in_the_morning_is_due_at_closing_not_next_morning() =>
        Office.Due(At("2026-03-04 09:00"), Hour(8)).ShouldBe(At("2026-03-04 17:00"));

    [Fact]
    public void A_promise_made_at_night_counts_from_the_next_opening() =>
        Office.Due(At("2026-03-03 22:00"), Hour(1)).ShouldBe(At("2026-03-04 10:00"));

    [Fact]
    public void Nothing_to_work_is_due_at_once_even_at_night() =>
        Office.Due(At("2026-03-03 22:00"), Duration.Zero).ShouldBe(At("2026-03-03 22:00"));

    [Fact]
    public void A_microsecond_more_than_the_day_holds_is_due_a_microsecond_after_the_next_opening() =>
        Office
            .Due(At("2026-03-04 09:00"), Hour(8) + Duration.FromTicks(10))
            .ShouldBe(At("2026-03-05 09:00") + Duration.FromTicks(10));

    [Fact]
    public void A_house_closed_for_more_than_three_days_over_Easter_goes_on_after_it()
    {
        var calendar = new Calendar(
            Berlin,
            MondayToFriday("09:00", "17:00"),
            [new(Date("2026-04-03"), "Good Friday"), new(Date("2026-04-06"), "Easter Monday")]
        );
        calendar.Due(At("2026-04-02 16:00"), Hour(2)).ShouldBe(At("2026-04-07 10:00"));
    }

    [Fact]
    public void A_house_closed_for_more_than_25_days_goes_on_after_them()
    {
        var calendar = new Calendar(
            Berlin,
            MondayToFriday("09:00", "17:00"),
            Enumerable.Range(0, 31).Select(day => new ClosedDate(Date("2026-08-01").PlusDays(day)))
        );
        calendar.Due(At("2026-07-31 16:00"), Hour(2)).ShouldBe(At("2026-09-01 10:00"));
    }

    [Fact]
    public void The_leap_day_is_worked()
    {
        var calendar = new Calendar(Berlin, EveryDay("09:00", "17:00"));
        calendar.Due(At("2028-02-28 16:00"), Hour(10)).ShouldBe(At("2028-03-01 10:00"));
    }

    [Fact]
    public void A_day_until_24_hours_and_a_day_from_0_hours_are_one()
    {
        var calendar = new Calendar(Berlin, EveryDay("00:00", "24:00"));
        calendar.Due(At("2026-03-04 23:00"), Hour(48)).ShouldBe(At("2026-03-06 23:00"));
        Should.Throw<NoClosing>(() => calendar.NextClosing(At("2026-03-04 23:00")));
    }

    [Fact]
    public void A_split_shift_leaves_out_the_middle_of_the_day()
    {
        var calendar = new Calendar(
            Berlin,
            [.. MondayToFriday("08:00", "12:00"), .. MondayToFriday("14:00", "18:00")]
        );
        calendar.Due(At("2026-03-04 11:00"), Hour(2)).ShouldBe(At("2026-03-04 15:00"));
        calendar.Elapsed(At("2026-03-04 13:00"), At("2026-03-05 09:00")).ShouldBe(Hour(5));
    }

    [Fact]
    public void Overlapping_hours_count_once()
    {
        var calendar = new Calendar(
            Berlin,
            [.. MondayToFriday("08:00", "13:00"), .. MondayToFriday("12:00", "18:00")]
        );
        calendar.Elapsed(At("2026-03-04 00:00"), At("2026-03-05 00:00")).ShouldBe(Hour(10));
    }

    [Fact]
    public void A_night_shift_runs_past_midnight() =>
        NightShift().Due(At("2026-03-06 23:00"), Hour(6)).ShouldBe(At("2026-03-07 05:00"));

    [Fact]
    public void A_night_shift_ends_at_midnight_when_the_next_date_is_closed() =>
        NightShift(closed: "2026-03-05")
            .Elapsed(At("2026-03-04 12:00"), At("2026-03-06 12:00"))
            .ShouldBe(Hour(2));

    [Fact]
    public void A_night_shift_goes_on_into_a_date_with_special_hours() =>
        new Calendar(
            Berlin,
            MondayToFriday("22:00", "06:00"),
            special: [new(Date("2026-03-05"), TimeOfDay.Parse("10:00"), TimeOfDay.Parse("12:00"))]
        )
            .Elapsed(At("2026-03-04 12:00"), At("2026-03-06 12:00"))
            .ShouldBe(Hour(2 + 6 + 2));

    [Fact]
    public void Special_hours_open_a_Sunday()
    {
        var calendar = new Calendar(
            Berlin,
            MondayToFriday("09:00", "17:00"),
            special: [new(Date("2026-12-20"), TimeOfDay.Parse("13:00"), TimeOfDay.Parse("18:00"))]
        );
        calendar.Due(At("2026-12-18 16:00"), Hour(3)).ShouldBe(At("2026-12-20 15:00"));
    }

    [Fact]
    public void Counting_back_from_a_due_moment_finds_the_latest_start() =>
        Office.StartFor(At("2026-03-09 09:00"), Hour(1)).ShouldBe(At("2026-03-06 16:00"));

    private static Calendar NightShift(string? closed = null) =>
        new(
            Berlin,
            MondayToFriday("22:00", "06:00"),
            closed is null ? [] : [new ClosedDate(Date(closed))]
        );
}
