namespace Kept.App.Shell;

public sealed record Choice(string Value, string Words, string? Small = null);
