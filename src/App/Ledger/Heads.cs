using System.Globalization;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>A head of the ledger as it is given out of the database: enough to tell later whether anything before it was changed.</summary>
public sealed record Head(long Number, long Last, string Hash, string KeyId, string Signature)
{
    public static Head Of(Seal seal, string keyId, string signature) =>
        new(seal.Number, seal.Last, seal.Hash, keyId, signature);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number} {Last} {Hash} {KeyId} {Signature}");

    /// <summary>The head of a line, or null where the line is none (a torn last line after a power cut).</summary>
    public static Head? Parse(string line) =>
        line.Split(' ') is [var number, var last, var hash, var key, var signature]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
        && hash.Length == 64
            ? new Head(n, l, hash, key, signature)
            : null;
}

/// <summary>The newest heads, kept in a file of the data folder, outside the database.</summary>
public sealed class Heads(string dataFolder)
{
    public const string FileName = "ledger-heads.log";
    private readonly string file = Path.Combine(dataFolder, FileName);

    public async Task Add(Head head)
    {
        Directory.CreateDirectory(dataFolder);
        await File.AppendAllTextAsync(file, head + "\n");
    }

    public IEnumerable<Head> Read() =>
        File.Exists(file) ? File.ReadLines(file).Select(Head.Parse).OfType<Head>() : [];
}
