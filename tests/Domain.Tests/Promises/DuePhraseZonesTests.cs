using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Promises;

public class DuePhraseZonesTests
{
    [Theory]
    [InlineData("America/New_York", "tomorrow 4pm", "2026-11-26T16:00")]
    [InlineData("America/New_York", "Friday", "2026-11-27T11:00")]
    [InlineData("Pacific/Honolulu", "Friday", "2026-11-27T06:00")]
    [InlineData("Asia/Kathmandu", "Friday", "2026-11-27T21:45")]
    [InlineData("Asia/Kathmandu", "tonight", "2026-11-25T21:00")]
    public void A_time_is_the_recipients_and_a_closing_is_the_houses(
        string zone,
        string said,
        string due
    ) => Phrases.ReadLocal(said, "2026-11-25T08:00", zone).ShouldBe(due);

    [Fact]
    public void Friday_is_still_Friday_for_a_recipient_whose_Friday_ends_before_the_house_closes() =>
        Phrases
            .ReadLocal("Friday", "2026-11-25T15:00", "Pacific/Auckland")
            .ShouldBe("2026-11-28T00:00");

    [Fact]
    public void The_end_of_the_day_is_the_houses_own_wherever_the_recipient_is() =>
        Phrases
            .Read("eod", "2026-11-26T00:30", "Pacific/Auckland")
            .Due.ShouldBe(Phrases.At("2026-11-25T17:00"));

    [Theory]
    [InlineData("2026-11-25T12:30", "2026-11-25T17:00")]
    [InlineData("2026-11-25T08:00", "2026-11-25T17:00")]
    [InlineData("2026-11-25T17:00", "2026-11-26T17:00")]
    [InlineData("2026-11-28T14:00", "2026-11-30T17:00")]
    [InlineData("2026-12-24T18:00", "2026-12-26T13:00")]
    public void The_end_of_the_day_is_the_next_closing_that_no_break_is(string now, string due) =>
        Phrases.ReadLocal("close of business", now).ShouldBe(due);

    [Fact]
    public void A_house_that_never_closes_ends_its_day_at_midnight()
    {
        var always = new Calendar(
            "Europe/Berlin",
            Enumerable
                .Range(1, 7)
                .Select(day => new WeeklyHours(
                    (IsoDayOfWeek)day,
                    TimeOfDay.Midnight,
                    TimeOfDay.EndOfDay
                ))
        );
        var now = Phrases.At("2026-11-25T15:00");

        DuePhrase
            .Read("eod", now, Phrases.Berlin, always)
            .Due.ShouldBe(Phrases.At("2026-11-26T00:00"));
    }

    [Theory]
    [InlineData("2026-11-27T10:00", "Friday", "2026-12-04T17:00")]
    [InlineData("2026-11-27T10:00", "next Tuesday", "2026-12-01T17:00")]
    [InlineData("2026-11-27T10:00", "next Friday", "2026-12-04T17:00")]
    [InlineData("2026-11-29T10:00", "next Tuesday", "2026-12-01T17:00")]
    [InlineData("2026-11-29T10:00", "next week", "2026-12-04T17:00")]
    public void A_weekday_is_the_next_one_after_today(string now, string said, string due) =>
        Phrases.ReadLocal(said, now).ShouldBe(due);

    [Theory]
    [InlineData("2026-03-28T15:00", "tomorrow 02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-24T15:00", "tomorrow 02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-03-28T15:00", "in 24 hours", "2026-03-29T14:00:00Z")]
    [InlineData("2026-03-28T15:00", "in 1 day", "2026-03-29T13:00:00Z")]
    [InlineData("2026-03-28T02:30", "in a day", "2026-03-29T01:00:00Z")]
    public void A_skipped_time_is_the_end_of_the_gap_and_a_repeated_one_the_earlier(
        string now,
        string said,
        string due
    ) => Phrases.Read(said, now).Due.ShouldBe(InstantPattern.ExtendedIso.Parse(due).Value);
}
