using System.Diagnostics;
using Kept.Bench.Auditor;

namespace Kept.Bench.Faults;

/// <summary>
/// Kills the server at random moments while clients make and keep promises that fall due within seconds, starts it
/// again each time, and in the end has the auditor look at what is there.
/// </summary>
public sealed class KillStorm(StormSettings settings)
{
    private static readonly TimeSpan LongestDue = TimeSpan.FromSeconds(3);
    private readonly List<TimeSpan> readyAgain = [];
    private readonly List<Finding> findings = [];

    public async Task<StormReport> Run(Action<string>? progress = null)
    {
        var token = await SetUp();
        var clients = Enumerable
            .Range(0, settings.Clients)
            .Select(_ => new StormClient(token))
            .ToList();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            await Round(clients, round);
            progress?.Invoke($"round {round} of {settings.Rounds}");
        }
        await LetEverythingPass(clients);
        return await Report(clients);
    }

    private async Task<string> SetUp()
    {
        await Must(
            "a long enough password\n",
            "setup",
            "--organisation",
            "Harbour & Pine",
            "--zone",
            "Europe/Berlin",
            "--email",
            "anna@example.com",
            "--password-stdin"
        );
        return (await Must(null, "token", "create", "--name", "storm")).Trim();
    }

    private async Task<string> Must(string? input, params string[] args)
    {
        var ended = await KeptProcess.Run(settings.Binary, input, [.. args, .. settings.Where]);
        return ended.Code == 0
            ? ended.Output
            : throw new InvalidOperationException(
                $"kept {args[0]} ended with {ended.Code}: {ended.Errors}"
            );
    }

    private async Task Round(List<StormClient> clients, int round)
    {
        using var server = await Start();
        using var stop = new CancellationTokenSource();
        var running = clients.Select(client => client.Run(server.Url, stop.Token)).ToList();
        if (round % 2 == 0)
        {
            await Answered(clients);
        }
        await Task.Delay(Random.Shared.Next(200, 1500));
        server.Kill();
        await stop.CancelAsync();
        await Task.WhenAll(running);
        if (settings.Postgres is null)
        {
            findings.AddRange(
                (await Reading.SqliteDamage(settings.SqliteFile)).Select(said => new Finding(
                    "damage",
                    $"after kill {round}: {said}"
                ))
            );
        }
    }

    /// <summary>Every other round is killed once it answers, the rest while it may still be warming up.</summary>
    private static async Task Answered(List<StormClient> clients)
    {
        var before = clients.Sum(client => client.Log.Count);
        var started = Stopwatch.GetTimestamp();
        while (
            clients.Sum(client => client.Log.Count) == before
            && Stopwatch.GetElapsedTime(started) < LongestDue
        )
        {
            await Task.Delay(10);
        }
    }

    private async Task<KeptProcess> Start()
    {
        var started = Stopwatch.GetTimestamp();
        var server = await KeptProcess.Serve(settings.Binary, settings.Where);
        using var http = new HttpClient { BaseAddress = server.Url };
        (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
        readyAgain.Add(Stopwatch.GetElapsedTime(started));
        return server;
    }

    private async Task LetEverythingPass(List<StormClient> clients)
    {
        using var server = await Start();
        await Task.WhenAll(clients.Select(client => client.Finish(server.Url)));
        await Task.Delay(LongestDue + TimeSpan.FromSeconds(2));
        var ended = await server.Stop();
        if (ended.Code != 0)
        {
            findings.Add(new Finding("stop", $"kept ended with {ended.Code}: {ended.Errors}"));
        }
    }

    private async Task<StormReport> Report(List<StormClient> clients)
    {
        var seen = settings.Postgres is null
            ? await Reading.Sqlite(settings.SqliteFile)
            : await Reading.Postgres(settings.Postgres);
        var log = clients.SelectMany(client => client.Log).ToList();
        return new StormReport(
            settings.Rounds,
            log,
            clients.Sum(client => client.AskedAgain),
            clients.Sum(client => client.Refused),
            seen.Promises.CountBy(promise => promise.Verdict).ToDictionary(),
            readyAgain,
            [.. findings, .. Audit.Of(seen, log)]
        );
    }
}
