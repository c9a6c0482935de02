namespace Kept.App.Shell;

/// <summary>How a field, its hint and its fault find each other on the page.</summary>
public static class FieldId
{
    public static string Of(string? prefix, string name) =>
        prefix is null ? name : $"{prefix}-{name}";

    public static string? Described(string id, string? hint, string? fault) =>
        (hint, fault) switch
        {
            (null, null) => null,
            (_, null) => $"{id}-hint",
            (null, _) => $"{id}-fault",
            _ => $"{id}-fault {id}-hint",
        };
}
