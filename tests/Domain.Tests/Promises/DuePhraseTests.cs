using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Promises;

/// <summary>Said in Berlin on Wednesday, 25 November 2026, at 15:00, in a shop open 9–12 and 13–17, Saturdays 10–13.</summary>
public class DuePhraseTests
{
    [Theory]
    [InlineData("16:00", "2026-11-25T16:00")]
    [InlineData("4", "2026-11-25T16:00")]
    [InlineData("four", "2026-11-25T16:00")]
    [InlineData("by 4.", "2026-11-25T16:00")]
    [InlineData("at 4:30 pm", "2026-11-25T16:30")]
    [InlineData("4.30pm", "2026-11-25T16:30")]
    [InlineData("16.30", "2026-11-25T16:30")]
    [InlineData("4:30 p.m.", "2026-11-25T16:30")]
    [InlineData("4:30", "2026-11-25T16:30")]
    [InlineData("16:00 h", "2026-11-25T16:00")]
    [InlineData("half past four", "2026-11-25T16:30")]
    [InlineData("a quarter to five", "2026-11-25T16:45")]
    [InlineData("four o'clock sharp", "2026-11-25T16:00")]
    [InlineData("by four o’clock at the latest", "2026-11-25T16:00")]
    [InlineData("midnight", "2026-11-26T00:00")]
    [InlineData("24:00", "2026-11-26T00:00")]
    [InlineData("8 pm", "2026-11-25T20:00")]
    public void A_time_alone_is_todays(string said, string due) =>
        Phrases.ReadLocal(said).ShouldBe(due);

    [Theory]
    [InlineData("today 16:00", "2026-11-25T16:00")]
    [InlineData("today at 8", "2026-11-25T20:00")]
    [InlineData("tonight at 8", "2026-11-25T20:00")]
    [InlineData("tonight at 12", "2026-11-26T00:00")]
    [InlineData("TOMORROW 4PM", "2026-11-26T16:00")]
    [InlineData("tomorrow by four", "2026-11-26T16:00")]
    [InlineData("by noon tomorrow", "2026-11-26T12:00")]
    [InlineData("tomorrow at 12am", "2026-11-26T00:00")]
    [InlineData("tomorrow 12 pm", "2026-11-26T12:00")]
    [InlineData("tomorrow 04:30", "2026-11-26T04:30")]
    [InlineData("tomorrow at 7", "2026-11-26T07:00")]
    [InlineData("tomorrow evening at 7", "2026-11-26T19:00")]
    [InlineData("tomorrow morning at 6", "2026-11-26T06:00")]
    [InlineData("4 in the afternoon tomorrow", "2026-11-26T16:00")]
    [InlineData("the day after tomorrow, 10", "2026-11-27T10:00")]
    [InlineData("Friday 10:30", "2026-11-27T10:30")]
    [InlineData("Fri 27 Nov 16:00", "2026-11-27T16:00")]
    [InlineData("next Tuesday at 9", "2026-12-01T09:00")]
    [InlineData("Tuesday next week at 9", "2026-12-01T09:00")]
    [InlineData("midnight on Friday", "2026-11-28T00:00")]
    [InlineData("in 2 working days at noon", "2026-11-27T12:00")]
    [InlineData("in 3 days at 16:00", "2026-11-28T16:00")]
    [InlineData("tomorrow at 12", "2026-11-26T12:00")]
    [InlineData("tomorrow, 4 pm please", "2026-11-26T16:00")]
    [InlineData("on Friday, 27 November 2026, at 16:00", "2026-11-27T16:00")]
    [InlineData("by Nov. 27 until noon", "2026-11-27T12:00")]
    [InlineData("no later than 5 p.m. on Monday", "2026-11-30T17:00")]
    [InlineData("tomorrow Thursday 9:15", "2026-11-26T09:15")]
    [InlineData("Saturday in the morning", "2026-11-28T12:00")]
    public void A_day_and_a_time_come_in_any_order(string said, string due) =>
        Phrases.ReadLocal(said).ShouldBe(due);

    [Theory]
    [InlineData("on 27 Nov 16:00", "2026-11-27T16:00")]
    [InlineData("Nov 27 4pm", "2026-11-27T16:00")]
    [InlineData("November 27th, 2026 at 4pm", "2026-11-27T16:00")]
    [InlineData("the 27th of November 16:00", "2026-11-27T16:00")]
    [InlineData("27. November 16:00", "2026-11-27T16:00")]
    [InlineData("2026-11-27 16:00", "2026-11-27T16:00")]
    [InlineData("2026-11-27T16:00", "2026-11-27T16:00")]
    [InlineData("27.11. 16:00", "2026-11-27T16:00")]
    [InlineData("27.11.2026, 16:00", "2026-11-27T16:00")]
    [InlineData("16:00 27/11", "2026-11-27T16:00")]
    [InlineData("11/27 16:00", "2026-11-27T16:00")]
    [InlineData("12/12 16:00", "2026-12-12T16:00")]
    [InlineData("١٦:٣٠", "2026-11-25T16:30")]
    [InlineData("15 January 9:00", "2027-01-15T09:00")]
    [InlineData("29 Feb 9:00", "2028-02-29T09:00")]
    public void A_date_is_read_however_it_is_written(string said, string due) =>
        Phrases.ReadLocal(said).ShouldBe(due);

    [Theory]
    [InlineData("today", "2026-11-25T17:00")]
    [InlineData("Friday", "2026-11-27T17:00")]
    [InlineData("Saturday", "2026-11-28T13:00")]
    [InlineData("Sunday", "2026-11-29T17:00")]
    [InlineData("27 November", "2026-11-27T17:00")]
    [InlineData("27/11", "2026-11-27T17:00")]
    [InlineData("25 December", "2026-12-25T17:00")]
    [InlineData("Wednesday", "2026-12-02T17:00")]
    [InlineData("this Wednesday", "2026-11-25T17:00")]
    [InlineData("end of the day", "2026-11-25T17:00")]
    [InlineData("EOD tomorrow", "2026-11-26T17:00")]
    [InlineData("by close of business on Saturday", "2026-11-28T13:00")]
    [InlineData("end of week", "2026-11-27T17:00")]
    [InlineData("next week", "2026-12-04T17:00")]
    [InlineData("by the next working day", "2026-11-26T17:00")]
    public void A_day_without_a_time_lasts_until_the_house_closes(string said, string due) =>
        Phrases.ReadLocal(said).ShouldBe(due);

    [Theory]
    [InlineData("tomorrow morning", "2026-11-26T12:00")]
    [InlineData("this afternoon", "2026-11-25T17:00")]
    [InlineData("this evening", "2026-11-25T21:00")]
    [InlineData("tonight", "2026-11-25T21:00")]
    [InlineData("Friday afternoon", "2026-11-27T17:00")]
    public void A_part_of_a_day_is_due_at_its_end(string said, string due) =>
        Phrases.ReadLocal(said).ShouldBe(due);

    [Theory]
    [InlineData("in 2 hours", 120)]
    [InlineData("2 hours", 120)]
    [InlineData("2h", 120)]
    [InlineData("in half an hour", 30)]
    [InlineData("in a quarter of an hour", 15)]
    [InlineData("within an hour", 60)]
    [InlineData("within the next hour", 60)]
    [InlineData("in an hour and a half", 90)]
    [InlineData("in one and a half hours", 90)]
    [InlineData("in 1.5 hours", 90)]
    [InlineData("in 2 hours and 30 minutes", 150)]
    [InlineData("in 90 min", 90)]
    [InlineData("in forty-five minutes", 45)]
    [InlineData("in twenty five minutes", 25)]
    public void Clock_time_is_counted_from_now(string said, int minutes)
    {
        var now = Phrases.At("2026-11-25T15:00");
        var length = Duration.FromMinutes(minutes);

        Phrases.Read(said).ShouldBe(new DuePhrase(now + length, Clock: length));
    }

    [Theory]
    [InlineData("in 2 working hours", 120, "2026-11-25T17:00")]
    [InlineData("within 4 working hours", 240, "2026-11-26T11:00")]
    [InlineData("in four business hours", 240, "2026-11-26T11:00")]
    public void Working_time_is_counted_by_the_calendar(string said, int minutes, string due)
    {
        var read = Phrases.Read(said);

        read.Working.ShouldBe(Duration.FromMinutes(minutes));
        read.Clock.ShouldBeNull();
        Phrases.Local(read.Due).ShouldBe(due);
    }

    [Theory]
    [InlineData("in 2 working days", "2026-11-27T15:00")]
    [InlineData("in three business days", "2026-11-28T13:00")]
    [InlineData("in 3 days", "2026-11-28T15:00")]
    [InlineData("in a week", "2026-12-02T15:00")]
    [InlineData("within 2 weeks", "2026-12-09T15:00")]
    public void Days_are_counted_on_the_wall(string said, string due)
    {
        var read = Phrases.Read(said);

        (read.Working, read.Clock).ShouldBe((null, null));
        Phrases.Local(read.Due).ShouldBe(due);
    }
}
