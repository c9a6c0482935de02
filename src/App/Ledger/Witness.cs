namespace Kept.App.Ledger;

/// <summary>What is known of the ledger outside its database, to hold the database to.</summary>
/// <param name="Folder">The data folder with the heads so far and the known keys; null for none.</param>
/// <param name="Head">A head kept elsewhere: from a mail, a page, a printout.</param>
public sealed record Witness(string? Folder, Head? Head = null)
{
    public static Witness None { get; } = new((string?)null);

    /// <summary>The public keys taken for the house's own, by id; null where nothing is known of keys.</summary>
    public IReadOnlyDictionary<string, string>? Keys() =>
        Folder is null
            ? null
            : new KnownKeys(Folder)
                .All()
                .Where(IsBase64)
                .DistinctBy(SealingKey.IdOf, StringComparer.Ordinal)
                .ToDictionary(SealingKey.IdOf, StringComparer.Ordinal);

    /// <summary>The heads kept in the folder.</summary>
    public Heads? Heads() => Folder is null ? null : new Heads(Folder);

    private static bool IsBase64(string text) =>
        Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
