using System.Diagnostics;

namespace Kept.Bench.Faults;

/// <summary>The real program, as a process of its own.</summary>
public sealed class KeptProcess : IDisposable
{
    private const string Ready = "Kept is ready at ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> errors;

    private KeptProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where it serves.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts a server on a free port and waits until it says that it is ready.</summary>
    public static async Task<KeptProcess> Serve(string binary, params string[] args)
    {
        var server = new KeptProcess(Start(binary, ["serve", "--port", "0", .. args]));
        var ready = server.ReadyLine();
        if (await Task.WhenAny(ready, Task.Delay(Patience)) != ready || await ready is not { } line)
        {
            server.Kill();
            throw new InvalidOperationException($"kept did not start: {await server.errors}");
        }
        server.Url = new Uri(line[Ready.Length..]);
        return server;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<Ended> Run(string binary, string? input, params string[] args) =>
        RunIn(Environment.CurrentDirectory, binary, input, args);

    /// <summary>Runs a command to its end, in a folder.</summary>
    public static async Task<Ended> RunIn(
        string folder,
        string binary,
        string? input,
        params string[] args
    )
    {
        using var command = new KeptProcess(Start(binary, args, folder));
        var output = command.process.StandardOutput.ReadToEndAsync();
        await command.process.StandardInput.WriteAsync(input);
        command.process.StandardInput.Close();
        await command.process.WaitForExitAsync();
        return new Ended(command.process.ExitCode, await output, await command.errors);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task<Ended> Stop()
    {
        using var term = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Ended(process.ExitCode, "", await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }
        process.Dispose();
    }

    private async Task<string?> ReadyLine()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                // the rest is read and let go, so that a full pipe never holds the server up
                _ = process.StandardOutput.ReadToEndAsync();
                return line;
            }
        }
        return null;
    }

    private static Process Start(string binary, string[] args, string folder = "")
    {
        var start = binary.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo("dotnet", [binary, .. args])
            : new ProcessStartInfo(binary, args);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }
}

/// <summary>How a process ended, and what it said.</summary>
public sealed record Ended(int Code, string Output, string Errors);
