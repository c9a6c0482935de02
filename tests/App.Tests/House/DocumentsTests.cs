using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.House;

public partial class DocumentsTests
{
    [Fact]
    public void Documents_name_only_paths_that_exist()
    {
        var made = TheHouse.Read(".gitignore").Split('\n').Select(line => line.Trim('/'));

        Documents()
            .SelectMany(document => Paths(TheHouse.Read(document)).Select(path => (document, path)))
            .Where(named => !TheHouse.Has(named.path) && !made.Contains(named.path.Trim('/')))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        Documents()
            .SelectMany(document =>
                Link()
                    .Matches(TheHouse.Read(document))
                    .Select(link =>
                        Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value)
                    )
                    .Where(target => !TheHouse.Has(target))
                    .Select(target => (document, target))
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_path_in_a_document_is_one_in_backticks_from_the_root_of_the_house()
    {
        const string Text =
            "`docs/map.md` and `./kept serve --port 80`, `src/App/*`; not `/api/v1`, `text/plain`, `kept/broken` or `a word`";

        Paths(Text).ShouldBe(["docs/map.md", "kept", "src/App"]);
    }

    [Fact]
    public void The_readme_is_read_in_a_minute()
    {
        TheHouse.Read("README.md").Count(letter => letter == '\n').ShouldBeLessThanOrEqualTo(60);
    }

    private static IEnumerable<string> Documents() =>
        ["README.md", "STYLE.md", "CHANGELOG.md", .. TheHouse.Files("docs", ".md")];

    private static IEnumerable<string> Paths(string text) =>
        QuotedPath()
            .Matches(text)
            .Select(path => path.Groups[1].Value.Replace("./", "", StringComparison.Ordinal))
            .Select(path => path.TrimEnd('*').TrimEnd('/'));

    [GeneratedRegex(
        @"`(\./[\w.-]+(?:/[\w.-]+)*|\.?(?:src|tests|docs|bin|bench|ci|config)/[\w.*/-]+)(?: [^`]*)?`"
    )]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
