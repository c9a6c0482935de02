using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Promises;

/// <summary>Said in Berlin on Wednesday, 25 November 2026, at 15:00.</summary>
public class RefusedDuePhraseTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("soon")]
    [InlineData("by")]
    [InlineData("at 4 at 5")]
    [InlineData("today tomorrow")]
    [InlineData("Thursday 27 November")]
    [InlineData("25:00")]
    [InlineData("24:30")]
    [InlineData("16:75")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("31 June 2027")]
    [InlineData("the 27th")]
    [InlineData("November")]
    [InlineData("next month")]
    [InlineData("between 10 and 12")]
    [InlineData("4-5pm")]
    [InlineData("4 or 5")]
    [InlineData("half four")]
    [InlineData("half a day")]
    [InlineData("in 2 working weeks")]
    [InlineData("in four")]
    [InlineData("in 2 hours at 4")]
    [InlineData("in 2 hours tomorrow")]
    [InlineData("tomorrow end of day 4pm")]
    [InlineData("morning")]
    [InlineData("tonight at 2")]
    [InlineData("😀 tomorrow")]
    [InlineData("tomorrow １６：００")]
    [InlineData("99999999999999999999")]
    [InlineData("in 99999 hours")]
    [InlineData("2026-11-27T16:00Z")]
    [InlineData("'; drop table promises; --")]
    public void What_says_no_moment_is_not_understood(string said) =>
        Should
            .Throw<DueNotUnderstood>(() => Phrases.Read(said))
            .Code.ShouldBe("due_not_understood");

    [Theory]
    [InlineData("04/05")]
    [InlineData("by 10.11")]
    [InlineData("next Friday")]
    public void What_can_be_read_in_two_ways_is_not_understood(string said) =>
        Should.Throw<DueNotUnderstood>(() => Phrases.Read(said));

    [Theory]
    [InlineData("3")]
    [InlineData("15:00")]
    [InlineData("14:59")]
    [InlineData("9 am")]
    [InlineData("noon")]
    [InlineData("this morning")]
    [InlineData("yesterday 16:00")]
    [InlineData("20 November")]
    [InlineData("2020-01-01")]
    [InlineData("Monday this week")]
    [InlineData("in 0 minutes")]
    public void A_moment_that_has_passed_is_refused(string said) =>
        Should.Throw<DueInThePast>(() => Phrases.Read(said)).Code.ShouldBe("due_in_the_past");

    [Fact]
    public void Four_said_at_five_is_not_tomorrow_unless_that_is_said()
    {
        Should.Throw<DueInThePast>(() => Phrases.Read("4", now: "2026-11-25T17:00"));

        Phrases.ReadLocal("tomorrow 4", now: "2026-11-25T17:00").ShouldBe("2026-11-26T16:00");
    }

    [Fact]
    public void Today_is_refused_once_the_house_has_closed() =>
        Should.Throw<DueInThePast>(() => Phrases.Read("today", now: "2026-11-25T17:00"));

    [Theory]
    [InlineData("in 9999 weeks")]
    [InlineData("in 4000 days")]
    public void More_than_ten_years_are_too_far(string said) =>
        Should.Throw<DueTooFar>(() => Phrases.Read(said)).Code.ShouldBe("due_too_far");

    [Fact]
    public void Ten_thousand_characters_are_refused_and_searched_at_once()
    {
        foreach (
            var part in new[] { "tomorrow ", "4", "a ", "1:", "in the next ", "forty ", "\ud800" }
        )
        {
            var said = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));

            Should.Throw<DueNotUnderstood>(() => Phrases.Read(said));
            Should.CompleteIn(
                () =>
                    DuePhrase.Find(
                        said,
                        Phrases.At("2026-11-25T15:00"),
                        Phrases.Berlin,
                        Phrases.Shop
                    ),
                TimeSpan.FromSeconds(2)
            );
        }
    }

    [Fact]
    public void Whatever_is_said_only_a_refusal_comes_of_it()
    {
        string[] parts =
        [
            "tomorrow",
            "4",
            "16:00",
            "27",
            ".",
            "/",
            "-",
            ":",
            "11.",
            "next",
            "week",
            "Friday",
            "in",
            "a",
            "half",
            "an",
            "hour",
            "and a half",
            "working",
            "days",
            "Nov",
            "2026",
            "pm",
            "by",
            "the",
            "end of",
            "day",
            "0",
            "31",
            "9999",
            "quarter past",
            "p",
            "m",
            "29 Feb",
            ",",
            "tonight",
            "morning",
            "1.5",
        ];
        var now = Phrases.At("2026-11-25T15:00");
        var pick = 12345u;
        for (var run = 0; run < 20_000; run++)
        {
            var said = "";
            for (var count = 0; count < 1 + (run % 6); count++)
            {
                pick = (pick * 1664525) + 1013904223;
                said += parts[(pick >> 16) % parts.Length] + ((pick & 0x100) == 0 ? " " : "");
            }
            try
            {
                var due = DuePhrase.Read(said, now, Phrases.Berlin, Phrases.Shop).Due;
                due.ShouldBeGreaterThan(now, said);
                due.ShouldBeLessThan(Instant.FromUtc(2101, 1, 1, 0, 0), said);
            }
            catch (Refusal) { }
        }
    }
}
