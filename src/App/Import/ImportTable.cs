using System.Text.Json;
using Kept.App.Data;
using Kept.Domain;
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

    public ImportCounts ToCounts() =>
        JsonSerializer.Deserialize<ImportCounts>(Counts, KeptJson.Options)!;

    public void Set(ImportCounts counts) =>
        Counts = JsonSerializer.Serialize(counts, KeptJson.Options);
}

/// <summary>What an import was begun with and has done.</summary>
/// <param name="Settings">The digest of targets, zone and hours.</param>
/// <param name="Taken">What was done, by kind.</param>
/// <param name="Report">The report, once finished.</param>
public sealed record ImportCounts(
    string Settings,
    SortedDictionary<string, int> Taken,
    ImportReport? Report = null
);

public static class ImportTable
{
    public static void Map(ModelBuilder builder) =>
        builder.Entity<ImportRow>().ToTable("imports").HasKey(row => row.Id);

    /// <summary>The import, locked until the transaction ends, if it stands where this run left it.</summary>
    /// <exception cref="ImportRunsElsewhere">It does not: somebody else goes on with it.</exception>
    public static async Task<ImportRow> LockImport(this WriteScope scope, Guid id, int position)
    {
        var rows = scope.Store.Dialect.IsPostgres
            ? scope.Db.Set<ImportRow>().FromSql($"select * from imports where id = {id} for update")
            : scope.Db.Set<ImportRow>().Where(row => row.Id == id);
        var row = (await rows.ToListAsync()).Single();
        return row.Position == position && row.FinishedAt is null
            ? row
            : throw new ImportRunsElsewhere();
    }

    /// <summary>The import of a file, if it was ever begun.</summary>
    /// <exception cref="ImportUnfinished">Another import of the kind has not been finished.</exception>
    public static async Task<ImportRow?> ImportOf(this KeptDb db, string kind, string digest)
    {
        var row = await db.Set<ImportRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Kind == kind && row.SourceDigest == digest);
        var waits =
            row?.FinishedAt is null
            && await db.Set<ImportRow>()
                .AnyAsync(other =>
                    other.Kind == kind && other.SourceDigest != digest && other.FinishedAt == null
                );
        return waits ? throw new ImportUnfinished() : row;
    }
}

/// <summary>Two runs of one import.</summary>
public sealed class ImportRunsElsewhere()
    : Refusal(
        "import_runs_elsewhere",
        "Another run goes on with this import. Wait for it, or stop it and start again.",
        RefusalKind.Conflict
    );

/// <summary>Another import is not finished.</summary>
public sealed class ImportUnfinished()
    : Refusal(
        "import_unfinished",
        "An import of another file was stopped before its end. Import that file again to finish it first.",
        RefusalKind.Conflict
    );

/// <summary>The rest of an import would follow other targets than its beginning.</summary>
public sealed class ImportSettingsChanged()
    : Refusal(
        "import_settings_changed",
        "This import was begun with other targets, hours or another zone. Finish it with the same ones.",
        RefusalKind.Conflict
    );
