using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Calendars.Hours;

namespace Kept.Domain.Tests.Calendars;

public class CountingWorkingDaysTests
{
    private static readonly Calendar Office = new(
        Berlin,
        MondayToFriday("09:00", "17:00"),
        [new(Date("2026-05-01"), "Labour Day")]
    );

    [Fact]
    public void Two_working_days_from_Thursday_over_a_holiday_and_a_weekend_are_Tuesday() =>
        Office.DueInDays(At("2026-04-30 14:30"), 2).ShouldBe(At("2026-05-05 14:30"));

    [Fact]
    public void A_time_before_the_hours_moves_to_the_opening() =>
        Office.DueInDays(At("2026-03-03 06:00"), 1).ShouldBe(At("2026-03-04 09:00"));

    [Fact]
    public void A_time_after_the_hours_moves_to_the_closing() =>
        Office.DueInDays(At("2026-03-03 20:00"), 1).ShouldBe(At("2026-03-04 17:00"));

    [Fact]
    public void A_time_in_the_break_moves_to_the_end_of_the_break()
    {
        var calendar = new Calendar(
            Berlin,
            [.. MondayToFriday("08:00", "12:00"), .. MondayToFriday("14:00", "18:00")]
        );
        calendar.DueInDays(At("2026-03-03 12:00"), 1).ShouldBe(At("2026-03-04 14:00"));
    }

    [Fact]
    public void No_working_days_are_the_date_itself() =>
        Office.DueInDays(At("2026-03-03 06:00"), 0).ShouldBe(At("2026-03-03 09:00"));

    [Fact]
    public void No_working_days_from_a_Sunday_are_the_next_opening() =>
        Office.DueInDays(At("2026-03-08 12:00"), 0).ShouldBe(At("2026-03-09 09:00"));

    [Fact]
    public void Working_days_can_be_counted_back() =>
        Office.DueInDays(At("2026-05-05 14:30"), -2).ShouldBe(At("2026-04-30 14:30"));

    [Fact]
    public void A_Saturday_on_which_a_night_shift_only_ends_is_not_counted()
    {
        var calendar = new Calendar(Berlin, MondayToFriday("22:00", "06:00"));
        calendar.DueInDays(At("2026-03-06 23:00"), 1).ShouldBe(At("2026-03-09 23:00"));
        calendar.DueInDays(At("2026-03-07 03:00"), 0).ShouldBe(At("2026-03-07 03:00"));
    }

    [Fact]
    public void A_skipped_local_time_is_the_end_of_the_gap() =>
        Always.DueInDays(At("2026-03-28 02:30"), 1).ShouldBe(At("2026-03-29 03:00"));

    [Fact]
    public void A_repeated_local_time_is_the_earlier() =>
        Always.DueInDays(At("2026-10-24 02:30"), 1).ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));

    [Fact]
    public void Working_days_that_do_not_come_within_ten_years_are_refused() =>
        Should.Throw<NoWorkingTime>(() =>
            new Calendar(Berlin, []).DueInDays(At("2026-03-03 06:00"), 1)
        );

    private static readonly Calendar Always = new(Berlin, EveryDay("00:00", "24:00"));
}
