using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Calendars.Hours;

namespace Kept.Domain.Tests.Calendars;

public class RefusedCalendarsTests
{
    private static readonly Instant Now = At("2026-03-04 10:00");
    private static readonly Calendar Office = new(Berlin, MondayToFriday("09:00", "17:00"));

    [Fact]
    public void A_calendar_that_never_opens_is_refused_not_looped_over()
    {
        var calendar = new Calendar(Berlin, []);
        Refused("calendar_without_opening", () => calendar.Due(Now, Hour(1)));
        Refused("calendar_without_opening", () => calendar.StartFor(Now, Hour(1)));
        Refused("calendar_without_opening", () => calendar.NextOpening(Now));
        Refused("calendar_without_opening", () => calendar.NextClosing(Now));
        Refused("calendar_without_opening", () => calendar.PreviousOpening(Now));
        Refused("calendar_without_opening", () => calendar.PreviousClosing(Now));
        calendar.Elapsed(Now, Now + Duration.FromDays(9000)).ShouldBe(Duration.Zero);
    }

    [Fact]
    public void An_opening_a_little_less_than_ten_years_away_is_found_and_a_later_one_refused()
    {
        var calendar = Fair("2036-03-04");
        calendar.Due(Now, Hour(1)).ShouldBe(At("2036-03-04 10:00"));
        Refused("calendar_without_opening", () => Fair("2036-03-06").Due(Now, Hour(1)));
        Refused("calendar_without_opening", () => calendar.Due(Now, Hour(9)));
    }

    [Fact]
    public void The_whole_of_a_fair_can_be_counted_either_way_but_no_more()
    {
        var (opening, closing) = (At("2030-03-04 09:00"), At("2030-03-04 17:00"));
        var calendar = Fair("2030-03-04");
        calendar.Due(opening, Hour(8)).ShouldBe(closing);
        calendar.StartFor(closing, Hour(8)).ShouldBe(opening);
        Refused("calendar_without_opening", () => calendar.Due(opening, Hour(9)));
        Refused("calendar_without_opening", () => calendar.StartFor(closing, Hour(9)));
    }

    [Fact]
    public void A_calendar_that_always_is_open_has_no_closing()
    {
        var calendar = new Calendar(Berlin, EveryDay("00:00", "24:00"));
        Refused("calendar_without_closing", () => calendar.NextClosing(Now));
        Refused("calendar_without_closing", () => calendar.PreviousClosing(Now));
    }

    [Fact]
    public void Hours_that_end_when_they_start_are_refused()
    {
        Refused("interval_is_empty", () => new Calendar(Berlin, EveryDay("09:00", "09:00")));
        Refused("interval_is_empty", () => new Calendar(Berlin, EveryDay("00:00", "00:00")));
    }

    [Fact]
    public void Hours_cannot_start_when_their_day_is_over() =>
        Refused(
            "interval_starts_after_its_day",
            () => new Calendar(Berlin, EveryDay("24:00", "06:00"))
        );

    [Fact]
    public void Weekly_hours_need_a_weekday() =>
        Refused(
            "weekday_missing",
            () =>
                new Calendar(
                    Berlin,
                    [new(IsoDayOfWeek.None, TimeOfDay.Midnight, TimeOfDay.EndOfDay)]
                )
        );

    [Fact]
    public void A_date_cannot_be_closed_and_have_hours() =>
        Refused(
            "date_closed_and_open",
            () =>
                new Calendar(
                    Berlin,
                    [],
                    [new(Date("2026-12-24"))],
                    [new(Date("2026-12-24"), TimeOfDay.Midnight, TimeOfDay.EndOfDay)]
                )
        );

    [Fact]
    public void A_zone_has_to_be_known() =>
        Refused("unknown_zone", () => new Calendar("Europe/Atlantis", []));

    [Theory, InlineData("9"), InlineData("25:00"), InlineData("24:01"), InlineData("")]
    public void A_time_of_day_has_to_be_readable(string text) =>
        Refused("time_of_day_unreadable", () => TimeOfDay.Parse(text));

    [Fact]
    public void A_period_cannot_end_before_it_starts() =>
        Refused("end_before_start", () => Office.Elapsed(Now, Now - Duration.Epsilon));

    [Fact]
    public void Less_than_nothing_cannot_be_worked()
    {
        Refused("negative_duration", () => Office.Due(Now, -Hour(1)));
        Refused("negative_duration", () => Office.StartFor(Now, -Hour(1)));
    }

    [Fact]
    public void Moments_before_1970_and_after_2099_are_out_of_reach()
    {
        Refused("moment_out_of_reach", () => Office.IsOpen(Instant.FromUtc(1969, 12, 31, 23, 59)));
        Refused("moment_out_of_reach", () => Office.IsOpen(Instant.FromUtc(2100, 1, 1, 0, 0)));
        Refused("moment_out_of_reach", () => Office.Due(Now, Hour(200_000)));
        Refused("moment_out_of_reach", () => Office.Due(Now, Duration.MaxValue));
        Refused("moment_out_of_reach", () => Office.StartFor(Now, Hour(200_000)));
        Refused("moment_out_of_reach", () => Office.DueInDays(Now, 40_000));
        Refused("moment_out_of_reach", () => Office.NextOpening(Instant.MaxValue));
        Refused("moment_out_of_reach", () => Office.NextClosing(Instant.MaxValue));
        Refused("moment_out_of_reach", () => Office.PreviousOpening(Instant.MinValue));
        Refused("moment_out_of_reach", () => Office.PreviousClosing(Instant.MinValue));
    }

    private static Calendar Fair(string date) =>
        new(
            Berlin,
            [],
            special: [new(Date(date), TimeOfDay.Parse("09:00"), TimeOfDay.Parse("17:00"))]
        );

    private static void Refused(string code, Func<object> act) =>
        Should.Throw<Refusal>(() => act()).Code.ShouldBe(code);
}
