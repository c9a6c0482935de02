namespace Kept.App.Ledger;

/// <summary>
/// The public keys whose seals this house takes for its own, one a line, in a file of the data folder: the key in use
/// and those before it. The database names keys too, but whoever can write there could name their own.
/// </summary>
public sealed class KnownKeys(string dataFolder)
{
    public const string FileName = "ledger-keys.txt";
    private readonly string file = Path.Combine(dataFolder, FileName);

    public IReadOnlyList<string> All() =>
        File.Exists(file)
            ? [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)]
            : [];

    public void Add(params IEnumerable<string> publicKeys)
    {
        var missing = publicKeys.Except(All(), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            File.AppendAllLines(file, missing);
        }
    }
}
