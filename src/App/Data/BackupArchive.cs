using System.IO.Compression;
using System.Security.Cryptography;

namespace Kept.App.Data;

/// <summary>One file with everything a restore needs: database, heads, public keys, and a manifest with a hash of each.</summary>
internal static class BackupArchive
{
    /// <summary>Packs files; the backup has its name only when the disk has all of it.</summary>
    public static async Task Pack(
        string folder,
        string file,
        Func<IReadOnlyDictionary<string, string>, BackupManifest> manifest,
        CancellationToken stop
    )
    {
        var part = file + ".part";
        await using (var stream = Create(part))
        {
            await using (
                var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)
            )
            {
                Dictionary<string, string> hashes = [];
                foreach (
                    var source in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
                )
                {
                    var name = Path.GetFileName(source);
                    hashes[name] = await Add(archive, source, name, stop);
                }
                var entry = archive.CreateEntry(BackupManifest.FileName);
                await using var json = await entry.OpenAsync(stop);
                await json.WriteAsync(manifest(hashes).ToJson(), stop);
            }
            stream.Flush(flushToDisk: true);
        }
        stop.ThrowIfCancellationRequested();
        File.Move(part, file, overwrite: true);
    }

    /// <summary>Unpacks into a folder, checks every hash, and waits until the disk has it.</summary>
    /// <exception cref="BackupDamaged">Something is missing or changed.</exception>
    /// <exception cref="BackupNewer">A later version wrote it.</exception>
    public static async Task<BackupManifest> Unpack(string file, string folder)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file);
            var manifest = await ManifestOf(archive);
            var dialect = new Dialect(manifest.Database == BackupManifest.Postgres);
            if (manifest.Schema.Except(Schema.Schema.Names(dialect), StringComparer.Ordinal).Any())
            {
                throw new BackupNewer(manifest.Version);
            }
            foreach (var (name, hash) in manifest.Files)
            {
                var entry =
                    archive.GetEntry(name) ?? throw new BackupDamaged($"{name} is missing in it");
                if (Path.GetFileName(name) != name || await Extract(entry, folder) != hash)
                {
                    throw new BackupDamaged($"{name} in it was changed");
                }
            }
            return manifest.Files.ContainsKey(manifest.DatabaseFile)
                ? manifest
                : throw new BackupDamaged("it holds no database");
        }
        catch (InvalidDataException)
        {
            throw new BackupDamaged("it breaks off or is no archive");
        }
    }

    private static async Task<BackupManifest> ManifestOf(ZipArchive archive)
    {
        var entry =
            archive.GetEntry(BackupManifest.FileName)
            ?? throw new BackupDamaged("it has no manifest");
        await using var json = await entry.OpenAsync();
        return BackupManifest.Read(json);
    }

    private static async Task<string> Add(
        ZipArchive archive,
        string source,
        string name,
        CancellationToken stop
    )
    {
        var level =
            name == BackupManifest.PostgresFile
                ? CompressionLevel.NoCompression
                : CompressionLevel.Fastest;
        await using var from = File.OpenRead(source);
        await using var to = await archive.CreateEntry(name, level).OpenAsync(stop);
        return await Copy(from, to, stop);
    }

    private static async Task<string> Extract(ZipArchiveEntry entry, string folder)
    {
        await using var from = await entry.OpenAsync();
        await using var to = Create(Path.Combine(folder, entry.Name));
        var hash = await Copy(from, to, CancellationToken.None);
        to.Flush(flushToDisk: true);
        return hash;
    }

    private static async Task<string> Copy(Stream from, Stream to, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0; )
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(file, options);
    }
}
