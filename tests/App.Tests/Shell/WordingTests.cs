using System.Globalization;
using Kept.App.Shell;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Shell;

public sealed class WordingTests
{
    [Theory]
    [InlineData("en", 1, "1 promise")]
    [InlineData("en", 0, "0 promises")]
    [InlineData("fr", 0, "0 promise")]
    public void One_is_not_two(string language, int count, string said) =>
        Wording
            .CountIn(new CultureInfo(language), "{0} promise|{0} promises", count)
            .ShouldBe(said);

    [Theory]
    [InlineData(1, "1 obietnica")]
    [InlineData(2, "2 obietnice")]
    [InlineData(5, "5 obietnic")]
    [InlineData(12, "12 obietnic")]
    [InlineData(22, "22 obietnice")]
    public void Polish_has_three_forms(int count, string said) =>
        Wording
            .CountIn(new CultureInfo("pl"), "{0} obietnica|{0} obietnice|{0} obietnic", count)
            .ShouldBe(said);
}
