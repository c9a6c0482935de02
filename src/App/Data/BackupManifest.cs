using System.Text.Json;
using Kept.App.Ledger;
using NodaTime;

namespace Kept.App.Data;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">1; a reader refuses a format it does not know.</param>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Version">The version of Kept that wrote it.</param>
/// <param name="MadeAt">When, by the database's clock.</param>
/// <param name="Head">The newest seal in it; null for an empty ledger.</param>
/// <param name="Schema">The schema files it has seen.</param>
/// <param name="Files">SHA-256 of each file in it, lower-case hex.</param>
public sealed record BackupManifest(
    int Format,
    string Database,
    string Version,
    Instant MadeAt,
    Head? Head,
    IReadOnlyList<string> Schema,
    IReadOnlyDictionary<string, string> Files
)
{
    public const string FileName = "manifest.json";
    public const int CurrentFormat = 1;
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string SqliteFile = "kept.db";
    public const string PostgresFile = "kept.dump";

    public string DatabaseFile => Database == Sqlite ? SqliteFile : PostgresFile;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, KeptJson.Options);

    /// <exception cref="BackupDamaged">It is none.</exception>
    public static BackupManifest Read(Stream json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<BackupManifest>(json, KeptJson.Options) is { } read
                && read.Format == CurrentFormat
                && read.Database is Sqlite or Postgres
                ? read
                : throw new BackupDamaged("its manifest is of another format");
        }
        catch (JsonException)
        {
            throw new BackupDamaged("its manifest cannot be read");
        }
    }
}
