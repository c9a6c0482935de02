using Kept.Domain.Promises;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Promises;

/// <summary>Written in Berlin on Wednesday, 25 November 2026, at 15:00.</summary>
public class FindingDuePhrasesTests
{
    [Theory]
    [InlineData("I'll call you tomorrow by four.", "tomorrow by four", "2026-11-26T16:00")]
    [InlineData("You'll have it by 4, promised!", "by 4", "2026-11-25T16:00")]
    [InlineData("We finish in 2 working hours.", "in 2 working hours", "2026-11-25T17:00")]
    [InlineData("It will be ready Friday at 10.30.", "Friday at 10.30", "2026-11-27T10:30")]
    [InlineData("Expect it on 27.11.", "on 27.11.", "2026-11-27T17:00")]
    [InlineData("Believe me, tomorrow at 9 is fine", "tomorrow at 9", "2026-11-26T09:00")]
    [InlineData("It ships (tomorrow), I am sure", "tomorrow", "2026-11-26T17:00")]
    [InlineData("Noted at 9 am; I answer by noon tomorrow", "by noon tomorrow", "2026-11-26T12:00")]
    public void The_phrase_is_found_in_what_is_written(string text, string phrase, string due)
    {
        var found = Find(text).ShouldHaveSingleItem();

        text.Substring(found.Start, found.Length).ShouldBe(phrase);
        Phrases.Local(found.Phrase.Due).ShouldBe(due);
    }

    [Theory]
    [InlineData("You have 4 of them, and I sat down in the morning.")]
    [InlineData("The drive takes 2 hours and costs 16 or 17.")]
    [InlineData("It may be the 2nd one; we march on.")]
    [InlineData("Order A4 by $4, at 4% off")]
    [InlineData("You called yesterday at noon")]
    [InlineData("Please close the second window")]
    public void What_is_no_due_phrase_is_left_alone(string text) => Find(text).ShouldBeEmpty();

    [Fact]
    public void Every_phrase_is_found_in_its_order()
    {
        const string text = "I ask today and call you tomorrow at 9, or on Friday.";

        Find(text)
            .Select(found => text.Substring(found.Start, found.Length))
            .ShouldBe(["today", "tomorrow at 9", "on Friday"]);
    }

    private static IReadOnlyList<DuePhraseFound> Find(string text) =>
        DuePhrase.Find(text, Phrases.At("2026-11-25T15:00"), Phrases.Berlin, Phrases.Shop);
}
