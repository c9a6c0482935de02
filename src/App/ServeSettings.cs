using Kept.App.Data;

namespace Kept.App;

/// <summary>How this server runs.</summary>
/// <param name="Data">The data folder: SQLite file, signing key, heads of the ledger, the operator's socket.</param>
/// <param name="Database">A PostgreSQL connection string; SQLite in the data folder unless given.</param>
/// <param name="Port">The port on the loopback address; null for none but the operator's socket; 0 for any free one.</param>
/// <param name="PublicUrl">Where people reach it; links are built from this and nothing else.</param>
public sealed record ServeSettings(
    string Data,
    string? Database = null,
    int? Port = 5080,
    string? PublicUrl = null
)
{
    /// <summary>Whether the clock and the sealer run by themselves; tests drive them by hand.</summary>
    public bool Loops { get; init; } = true;

    /// <summary>The clock that decides, where it is not the database's own.</summary>
    public StoreClock? Clock { get; init; }

    /// <summary>The operator's way in: whoever may open this file runs the server.</summary>
    public string Socket => Path.Combine(Path.GetFullPath(Data), "kept.sock");

    /// <summary>Whether people reach it by HTTPS only.</summary>
    public bool IsSecure =>
        PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether there is something to open: PostgreSQL says so itself.</summary>
    public bool HasStore => Database is not null || File.Exists(SqliteFile);

    public string SqliteFile => Path.Combine(Data, "kept.db");

    public Store OpenStore() =>
        Database is null
            ? new SqliteStore(SqliteFile, Clock ?? new HostClock())
            : new PostgresStore(Database, Clock ?? new PostgresClock());
}
