using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Kept.App.Data;

/// <summary>Runs the programs that come with PostgreSQL; the password goes by the environment, where other users cannot see it.</summary>
internal static class BackupTools
{
    /// <exception cref="PostgresToolMissing">It is not on the PATH.</exception>
    /// <exception cref="PostgresToolFailed">It did not succeed.</exception>
    public static async Task Run(
        string tool,
        string connection,
        CancellationToken stop,
        params IReadOnlyList<string> arguments
    )
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Settings(new NpgsqlConnectionStringBuilder(connection)))
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }
        using var process = Started(tool, start);
        await using var stopping = stop.Register(() => process.Kill());
        var said = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new PostgresToolFailed(tool, said.Trim());
        }
    }

    private static Process Started(string tool, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new PostgresToolMissing(tool);
        }
    }

    private static IEnumerable<(string, string?)> Settings(NpgsqlConnectionStringBuilder settings)
    {
        yield return ("PGHOST", settings.Host);
        yield return ("PGPORT", $"{settings.Port}");
        yield return ("PGUSER", settings.Username);
        yield return ("PGPASSWORD", settings.Password);
        yield return ("PGPASSFILE", settings.Passfile);
        yield return ("PGDATABASE", settings.Database);
        yield return ("PGSSLROOTCERT", settings.RootCertificate);
        yield return (
            "PGSSLMODE",
            settings.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            }
        );
    }
}
