namespace Kept.App.Shell;

public sealed record RailItem(string Href, string Icon, string Word)
{
    /// <summary>In the order they stand in the rail; a feature adds its line when it exists.</summary>
    public static IReadOnlyList<RailItem> All => [new("/", "list-check", ShellWords.Desk)];
}
