using System.Globalization;
using System.Text;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>A head of the ledger as it is given out of the database: enough to tell later whether anything before it was changed.</summary>
public sealed record Head(long Number, long Last, string Hash, string KeyId, string Signature)
{
    public static Head Of(Seal seal, string keyId, string signature) =>
        new(seal.Number, seal.Last, seal.Hash, keyId, signature);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number} {Last} {Hash} {KeyId} {Signature}");

    /// <summary>The head of a line, or null where the line is none.</summary>
    public static Head? Parse(string line) =>
        line.Trim().Split(' ') is [var number, var last, var hash, var key, var signature]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
        && hash.Length == 64
            ? new Head(n, l, hash, key, signature)
            : null;
}

/// <summary>The heads so far, kept in a file of the data folder, outside the database; a line is never changed.</summary>
public sealed class Heads(string dataFolder)
{
    public const string FileName = "ledger-heads.log";
    private const int LongestLine = 2000;
    private readonly string file = Path.Combine(dataFolder, FileName);

    /// <summary>The newest head in the file, or null.</summary>
    public Head? Newest()
    {
        if (!File.Exists(file))
        {
            return null;
        }
        using var stream = Open(FileAccess.Read);
        var (whole, _) = Tail(stream);
        return whole
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(Head.Parse)
            .LastOrDefault(head => head is not null);
    }

    /// <summary>Appends heads and waits until the disk has them; what a power cut tore off before goes first.</summary>
    public async Task Add(IEnumerable<Head> added)
    {
        Directory.CreateDirectory(dataFolder);
        await using var stream = Open(FileAccess.ReadWrite);
        stream.SetLength(stream.Length - Tail(stream).Torn);
        stream.Seek(0, SeekOrigin.End);
        var lines = string.Concat(added.Select(head => head + "\n"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(lines));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>How long the file is now.</summary>
    public long Length => File.Exists(file) ? new FileInfo(file).Length : 0;

    /// <summary>The lines in the order they were written, null for one that is no head; without what is torn at the end.</summary>
    /// <param name="until">How much of the file to read: what was there before a snapshot was taken.</param>
    public IEnumerable<Head?> Lines(long until = long.MaxValue)
    {
        if (!File.Exists(file))
        {
            yield break;
        }
        using var stream = Open(FileAccess.Read);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = new StringBuilder();
        for (var read = 0L; read < until && reader.Read() is >= 0 and var letter; read++)
        {
            if (letter != '\n')
            {
                line.Append((char)letter);
                continue;
            }
            yield return Head.Parse(line.ToString());
            line.Clear();
        }
    }

    private FileStream Open(FileAccess access) =>
        new(
            file,
            access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate,
            access,
            FileShare.ReadWrite
        );

    /// <summary>The last whole lines, and how many bytes after them have no end of line.</summary>
    private static (string Whole, int Torn) Tail(FileStream stream)
    {
        var tail = new byte[Math.Min(LongestLine, stream.Length)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        var end = Array.LastIndexOf(tail, (byte)'\n') + 1;
        return (Encoding.ASCII.GetString(tail, 0, end), tail.Length - end);
    }
}
