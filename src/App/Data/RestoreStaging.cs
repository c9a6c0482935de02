using Kept.App.Ledger;

namespace Kept.App.Data;

/// <summary>
/// The folder beside the store where a restore gets ready. Once it is marked ready, the exchange of files is carried
/// through, after a crash too: <see cref="Resume"/> is the first thing done under the store's lock.
/// </summary>
public sealed class RestoreStaging(string dataFolder)
{
    private const string Marker = "ready";

    private static readonly string[] BesideDatabase = ["kept.db-wal", "kept.db-shm"];

    private static readonly string[] Exchanged = [BackupManifest.SqliteFile, Heads.FileName];

    public string Folder { get; } = Path.Combine(dataFolder, "restoring");

    /// <summary>An empty folder, whatever a crash left in it.</summary>
    public void Begin()
    {
        GiveUp();
        Directory.CreateDirectory(Folder);
    }

    public void GiveUp()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Everything is verified and on disk: from here on there is only forward.</summary>
    /// <param name="aside">The name of the folder that what is replaced goes to.</param>
    public void Ready(string aside)
    {
        var fresh = Path.Combine(Folder, Marker + ".new");
        using (var stream = File.Create(fresh))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(aside));
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, Path.Combine(Folder, Marker));
    }

    /// <summary>Carries a restore through that was ready; forgets one that was not.</summary>
    /// <returns>Where the replaced files are; null where nothing was replaced.</returns>
    public string? Resume()
    {
        var marker = Path.Combine(Folder, Marker);
        if (!File.Exists(marker))
        {
            GiveUp();
            return null;
        }
        var aside = Path.Combine(dataFolder, File.ReadAllText(marker));
        new KnownKeys(dataFolder).Add(new KnownKeys(Folder).All());
        if (File.Exists(Path.Combine(Folder, BackupManifest.SqliteFile)))
        {
            foreach (var name in BesideDatabase)
            {
                SetAside(name, aside);
            }
        }
        foreach (var name in Exchanged)
        {
            var restored = Path.Combine(Folder, name);
            if (File.Exists(restored))
            {
                SetAside(name, aside);
                File.Move(restored, Path.Combine(dataFolder, name));
            }
        }
        GiveUp();
        return Directory.Exists(aside) ? aside : null;
    }

    private void SetAside(string name, string aside)
    {
        var replaced = Path.Combine(dataFolder, name);
        if (File.Exists(replaced))
        {
            Directory.CreateDirectory(aside);
            File.Move(replaced, Path.Combine(aside, name));
        }
    }
}
