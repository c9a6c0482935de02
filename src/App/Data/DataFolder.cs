using System.Text;
using Kept.Domain;

namespace Kept.App.Data;

/// <summary>The folder with the database, the signing key and the operator's socket: nobody else on the machine may look into it.</summary>
public static class DataFolder
{
    private const int LongestSocketPath = 107;

    /// <summary>Makes the folder where it is missing, and takes it for this process.</summary>
    /// <exception cref="StoreInUse">Another process has it.</exception>
    /// <exception cref="DataPathTooLong">Its socket cannot be opened there.</exception>
    public static StoreLock Take(ServeSettings settings)
    {
        if (Encoding.UTF8.GetByteCount(settings.Socket) > LongestSocketPath)
        {
            throw new DataPathTooLong();
        }
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(settings.Data);
        }
        else
        {
            Directory.CreateDirectory(
                settings.Data,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
        return StoreLock.Take(settings.Data);
    }
}

/// <summary>A socket's path has at most 107 bytes.</summary>
public sealed class DataPathTooLong()
    : Refusal(
        "data_path_too_long",
        "The path of the data folder is too long for its socket (97 bytes at most). Name a shorter one with --data."
    );
