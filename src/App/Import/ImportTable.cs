using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Import;

/// <summary>An import and how far it has come; its id is the lane of what it replays.</summary>
public sealed class ImportRow
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string SourceDigest { get; init; }
    public int Position { get; set; }
    public string Counts { get; set; } = "{}";
    public required Instant StartedAt { get; init; }
    public Instant? FinishedAt { get; set; }
}

public static class ImportTable
{
    public static void Map(ModelBuilder builder) =>
        builder.Entity<ImportRow>().ToTable("imports").HasKey(row => row.Id);
}
