using System.Security.Cryptography;
using CsvHelper;
using NodaTime;

namespace Kept.App.Import;

/// <summary>The file as read: every line that makes sense, every line that does not, and the digest of it all.</summary>
/// <remarks>One line is one state: a line break inside quotes makes two broken lines, so that one stray quote cannot swallow the rest.</remarks>
public sealed class IncidentFile
{
    public const long MostBytes = 1_000_000_000;
    public const int LongestLine = 1_000_000;

    private IncidentFile() { }

    public List<IncidentLine> Lines { get; } = [];

    public List<LeftLine> Left { get; } = [];

    /// <summary>How many local times the zone's clocks skipped or showed twice.</summary>
    public int UnclearTimes { get; private set; }

    public string Digest { get; private set; } = "";

    /// <param name="csv">The file, UTF-8.</param>
    /// <param name="zone">The zone of its local times.</param>
    /// <exception cref="NotIncidents">The first line does not name the columns.</exception>
    /// <exception cref="ImportTooLarge">It has more than <see cref="MostBytes"/>, or a line more than <see cref="LongestLine"/>.</exception>
    public static async Task<IncidentFile> Read(Stream csv, DateTimeZone zone)
    {
        if (csv.CanSeek && csv.Length > MostBytes)
        {
            throw new ImportTooLarge();
        }
        var file = new IncidentFile();
        using var sha = SHA256.Create();
        await using var hashing = new CryptoStream(
            csv,
            sha,
            CryptoStreamMode.Read,
            leaveOpen: true
        );
        using var reader = CsvReader.Create(
            hashing,
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = ',',
                AllowLineBreaksInQuotes = false,
                MalformedData = CsvMalformedDataHandling.Skip,
                OnMalformedRecord = broken =>
                    file.Left.Add(
                        new LeftLine((int)broken.LineNumber, null, "its quotes do not match")
                    ),
                TrackLineNumbers = true,
                MaxRecordSize = LongestLine,
            },
            leaveOpen: true
        );
        try
        {
            await file.Take(reader, zone);
        }
        catch (CsvFormatException)
        {
            throw new ImportTooLarge();
        }
        file.Digest = Convert.ToHexStringLower(sha.Hash!);
        return file;
    }

    private async Task Take(CsvReader reader, DateTimeZone zone)
    {
        var header = await reader.ReadAsync() ? reader.Current.ToArray() : [];
        var columns = IncidentColumns.Of(header);
        while (await reader.ReadAsync())
        {
            if (reader.ByteOffset > MostBytes)
            {
                throw new ImportTooLarge();
            }
            var fields = reader.Current.ToArray();
            var line = (int)reader.LineNumber;
            if (columns.Read(line, fields, zone, out var unclear, out var problem) is { } state)
            {
                UnclearTimes += unclear;
                Lines.Add(state);
            }
            else
            {
                Left.Add(new LeftLine(line, columns.IncidentOf(fields), problem));
            }
        }
    }
}
