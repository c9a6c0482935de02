using Kept.Domain;

namespace Kept.App.Data;

/// <summary>The data folder is one process's alone. The lock ends with its process, however that ends.</summary>
public sealed class StoreLock : IDisposable
{
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    /// <exception cref="StoreInUse">Another process has it.</exception>
    public static StoreLock Take(string folder)
    {
        try
        {
            return new StoreLock(
                new FileStream(
                    Path.Combine(folder, "kept.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException problem) when (problem is not DirectoryNotFoundException)
        {
            throw new StoreInUse(folder);
        }
    }

    public void Dispose() => file.Dispose();
}

/// <summary>Another server or command works on the data folder.</summary>
public sealed class StoreInUse(string folder)
    : Refusal(
        "store_in_use",
        $"Another Kept runs on the data folder {Path.GetFullPath(folder)}. Stop it first, or name another folder with --data.",
        RefusalKind.Conflict
    );
