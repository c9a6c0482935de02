using Shouldly;
using Xunit;

namespace Kept.Domain.Tests;

public class KeysTests
{
    [Theory]
    [InlineData("north-branch")]
    [InlineData("a")]
    [InlineData("2nd-floor")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_key_is_a_few_lower_case_words(string key) => Keys.MustBeKey(key).ShouldBe(key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("North")]
    [InlineData("-north")]
    [InlineData("north-")]
    [InlineData("north--branch")]
    [InlineData("nörd")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_refused(string? key) =>
        Should.Throw<KeyUnfit>(() => Keys.MustBeKey(key)).Code.ShouldBe("key_unfit");

    [Theory]
    [InlineData("North Branch", "north-branch")]
    [InlineData("  Café & Bar  ", "caf-bar")]
    [InlineData("東京", "area")]
    public void A_name_gives_a_key(string name, string key)
    {
        Keys.Of(name).ShouldBe(key);
        Keys.MustBeKey(Keys.Of(new string('x', 59) + "-yz " + name)).Length.ShouldBe(59);
    }
}
