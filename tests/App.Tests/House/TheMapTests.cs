using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.House;

public partial class TheMapTests
{
    private static readonly TheMap map = TheMap.Read(TheHouse.Read("docs/map.md"));

    [Fact]
    public void The_code_uses_only_what_the_map_lists()
    {
        Sources()
            .SelectMany(file => map.Violations(FolderOf(file), file, TheHouse.Read(file)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_use_that_the_map_does_not_list_is_found()
    {
        var planted = TheMap.Read(
            """
            | `src/Domain/*` | Ledger |
            | `src/Domain/Cases` | |
            | `src/Domain/Ledger` | |
            | `src/Domain/People` | Cases |
            | `src/App/*` | | Shell |
            | `src/App/Cases` | People | |
            | `src/App/People` | | |
            | `src/App/Shell` | | |
            """
        );

        Violations("App/Cases", "using Kept.App.People;").ShouldBe(["App/People"]);
        Violations("App/Cases", "@using Kept.App.People").ShouldBe(["App/People"]);
        Violations("App/Cases", "var p = new Kept.App.People.Desk();").ShouldBe(["App/People"]);
        Violations("App/Shell", "Domain.Cases.Case? c = null;").ShouldBe(["Domain/Cases"]);
        Violations("Domain/Cases", "using static Kept.Domain.People.Person;")
            .ShouldBe(["Domain/People"]);
        Violations("Domain/Cases", "using Kept.App.Cases;").ShouldBe(["App/Cases"]);

        Violations("App/Cases", "using Kept.Domain.Cases;").ShouldBeEmpty();
        Violations("App/Cases", "using Kept.Domain.People;").ShouldBeEmpty();
        Violations("App/Cases", "using Kept.App.Shell;").ShouldBeEmpty();
        Violations("Domain/People", "using Kept.Domain.Ledger;").ShouldBeEmpty();
        Violations("App/Cases", "  // as in Kept.App.People").ShouldBeEmpty();

        IEnumerable<string> Violations(string folder, string source) =>
            planted
                .Violations(folder, "planted", source)
                .Select(sentence => sentence.Split(' ')[2].TrimEnd(','));
    }

    [Fact]
    public void Every_folder_of_the_source_is_on_the_map_and_the_other_way_round()
    {
        var folders = Sources().Select(FolderOf).Distinct();

        map.Folders.Order(StringComparer.Ordinal).ShouldBe(folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_the_map_allows_is_a_folder_on_the_map()
    {
        map.Folders.SelectMany(folder =>
                map.AllowedTo(folder).Where(used => used != $"Domain/{folder[4..]}")
            )
            .Except(map.Folders)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_go_in_no_circle()
    {
        var left = map
            .Folders.Where(folder => folder.StartsWith("Domain/", StringComparison.Ordinal))
            .ToList();
        while (
            left.RemoveAll(folder =>
                map.AllowedTo(folder).All(used => used == folder || !left.Contains(used))
            ) > 0
        )
        {
            // Each round takes away the folders that use nothing that is left.
        }
        left.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_has_the_namespace_of_its_folder()
    {
        Sources()
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file =>
                !$"{NamespaceOf(file)}.".StartsWith(
                    $"Kept.{FolderOf(file).Replace('/', '.')}.",
                    StringComparison.Ordinal
                )
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_using_for_the_whole_server_names_only_what_every_folder_may_use()
    {
        var everywhere = TheHouse
            .Files("src", ".cs", ".csproj", "/_Imports.razor")
            .Where(file => file.Count(letter => letter == '/') == 2)
            .SelectMany(file => UsingForAll().Matches(TheHouse.Read(file)))
            .SelectMany(match => TheMap.Uses(match.Value));

        everywhere.Except(map.AllowedTo("App/*")).ShouldBeEmpty();
    }

    /// <summary>Source files inside a feature folder, not those directly in src/Domain or src/App.</summary>
    private static IEnumerable<string> Sources() =>
        TheHouse
            .Files("src", ".cs", ".razor")
            .Where(file =>
                file.Count(letter => letter == '/') > 2
                && !file.Contains("/wwwroot/", StringComparison.Ordinal)
            );

    private static string FolderOf(string file) => string.Join('/', file.Split('/')[1..3]);

    private static string NamespaceOf(string file) =>
        Namespace().Match(TheHouse.Read(file)).Groups[1].Value;

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(global using|@using|\s*<Using Include=).*$", RegexOptions.Multiline)]
    private static partial Regex UsingForAll();
}
