using System.Text.RegularExpressions;

namespace Kept.App.Tests.House;

/// <summary>The tables of docs/map.md: which folder may use which.</summary>
/// <remarks>
/// A use is what the text of a source file names: <c>using Kept.App.Cases</c>, <c>Kept.Domain.Cases.Case</c> or <c>Domain.Cases.Case</c>,
/// outside whole-line comments. A type named only by its folder (<c>Cases.Case</c>) is not seen; nobody here writes that.
/// </remarks>
internal sealed partial class TheMap
{
    private readonly Dictionary<string, HashSet<string>> allowed = [];

    private TheMap() { }

    /// <summary>Every folder that has a row: "Domain/Promises", "App/Clock".</summary>
    public IEnumerable<string> Folders => allowed.Keys.Where(folder => !folder.EndsWith('*'));

    public static TheMap Read(string text)
    {
        var map = new TheMap();
        foreach (Match row in Row().Matches(text))
        {
            var half = row.Groups["half"].Value;
            var rules = Names(row.Groups["first"].Value).Select(name => $"Domain/{name}");
            var server = Names(row.Groups["second"].Value).Select(name => $"App/{name}");
            map.allowed.Add($"{half}/{row.Groups["name"].Value}", [.. rules, .. server]);
        }
        return map;
    }

    /// <summary>What a folder may use, itself and what everybody may use included.</summary>
    public IReadOnlySet<string> AllowedTo(string folder)
    {
        var name = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var all = new HashSet<string> { folder, $"Domain/{name}" };
        all.UnionWith(allowed.GetValueOrDefault(folder, []));
        all.UnionWith(allowed.GetValueOrDefault(folder[..^name.Length] + "*", []));
        return all;
    }

    /// <summary>What a source file of a folder uses against the map, each as a sentence.</summary>
    public IEnumerable<string> Violations(string folder, string file, string source) =>
        Uses(source)
            .Where(used => Folders.Contains(used) && !AllowedTo(folder).Contains(used))
            .Select(used => $"{file} uses {used}, which docs/map.md does not list for {folder}");

    /// <summary>The folders that a source text names.</summary>
    public static IEnumerable<string> Uses(string source) =>
        Use()
            .Matches(WholeLineComment().Replace(source, ""))
            .Select(use => $"{use.Groups["half"].Value}/{use.Groups["name"].Value}")
            .Distinct();

    private static string[] Names(string cell) =>
        cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(
        @"^\| `src/(?<half>Domain|App)/(?<name>\w+|\*)` \|(?<first>[\w, ]*)\|(?:(?<second>[\w, ]*)\|)?\s*$",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:(?<![\w.])|\bKept\.)(?<half>Domain|App)\.(?<name>\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex WholeLineComment();
}
