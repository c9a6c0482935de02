using System.Text.RegularExpressions;

namespace Kept.App.Tests.House;

/// <summary>The working tree these tests were built from.</summary>
internal static partial class TheHouse
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Files written by hand under a folder, as paths from the root.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !Made().IsMatch(file) && endings.Any(file.EndsWith))
                .Order(StringComparer.Ordinal),
        ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kept.slnx")))
        {
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("These tests read the working tree.");
        }
        return folder.FullName;
    }

    [GeneratedRegex("/(bin|obj|node_modules|wwwroot/lib)/")]
    private static partial Regex Made();
}
