using Kept.Domain.Ledger;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Ledger;

public class WordsTests
{
    [Theory]
    [InlineData("  I'll call you \t ", "I'll call you")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("\u0001 so \u0001", "so")]
    [InlineData("Grüße 👋🏽 שלום", "Grüße 👋🏽 שלום")]
    public void What_was_said_is_kept_without_white_space_around_it(string said, string kept) =>
        new Words(said).Text.ShouldBe(kept);

    [Fact]
    public void Half_a_surrogate_pair_can_be_stored() =>
        new Words("a\ud83db").Text.ShouldBe("a\ufffdb");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u0001 \u0001")]
    public void Nothing_said_is_refused(string? said) =>
        Should.Throw<WordsMissing>(() => new Words(said)).Code.ShouldBe("words_missing");

    [Fact]
    public void Ten_thousand_characters_are_taken_and_one_more_is_not()
    {
        new Words(new string('a', Words.Longest)).Text.Length.ShouldBe(10_000);
        Should
            .Throw<WordsTooLong>(() => new Words(new string('a', Words.Longest + 1)))
            .Code.ShouldBe("words_too_long");
    }

    [Fact]
    public void Where_nothing_must_be_said_nothing_is_no_words()
    {
        Words.Maybe(" ").ShouldBeNull();
        Words.Maybe(" yes ").ShouldBe(new Words("yes"));
    }

    [Fact]
    public void The_same_words_with_another_salt_have_another_digest()
    {
        var words = new Words("No need");
        byte[] salt = [1, .. new byte[15]];

        TextRef.Of(Guid.Empty, salt, words).ShouldBe(TextRef.Of(Guid.Empty, salt, words));
        TextRef
            .Of(Guid.Empty, salt, words)
            .ShouldNotBe(TextRef.Of(Guid.Empty, new byte[16], words));
        TextRef.Of(Guid.Empty, salt, words).Digest.Length.ShouldBe(64);
    }
}
