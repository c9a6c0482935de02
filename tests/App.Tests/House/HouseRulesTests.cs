using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.House;

public partial class HouseRulesTests
{
    [Fact]
    public void No_source_file_has_more_than_400_lines()
    {
        TheHouse
            .Files("src", ".cs", ".razor", ".sql", ".css", ".js", ".mjs", ".resx")
            .Where(file => TheHouse.Read(file).Count(letter => letter == '\n') > 400)
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        TheHouse
            .Files("src", ".cs", ".razor")
            .SelectMany(file =>
                EmptyNames(TheHouse.Read(file)).Append(Path.GetFileNameWithoutExtension(file))
            )
            .Where(name => EmptyWord().IsMatch(name))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public class PromiseService")]
    [InlineData("internal sealed record class CaseDto(int Id)")]
    [InlineData("public static class TextUtils")]
    [InlineData("interface IMailManager")]
    public void A_planted_name_that_says_nothing_is_found(string source)
    {
        EmptyNames(source).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("class Sealer : BackgroundService")]
    [InlineData("class Services2")]
    [InlineData("record Promise(int Service)")]
    public void A_name_that_says_something_is_not(string source)
    {
        EmptyNames(source).ShouldBeEmpty();
    }

    private static IEnumerable<string> EmptyNames(string source) =>
        Type()
            .Matches(source)
            .Select(type => type.Groups[1].Value)
            .Where(name => EmptyWord().IsMatch(name));

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?!class\b|struct\b)(\w+)")]
    private static partial Regex Type();

    [GeneratedRegex("(Manager|Helper|Util|Utility|Common|Dto|Service)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyWord();
}
