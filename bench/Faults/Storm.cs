using Kept.Bench.Auditor;

namespace Kept.Bench.Faults;

/// <summary>How a storm is run.</summary>
/// <param name="Binary">The program under test: an executable, or a .dll for dotnet.</param>
/// <param name="Folder">An empty folder for its data.</param>
/// <param name="Postgres">A connection string to an empty database; SQLite in the folder unless given.</param>
/// <param name="Rounds">How often it is killed.</param>
/// <param name="Clients">How many clients make and keep promises at once.</param>
public sealed record StormSettings(
    string Binary,
    string Folder,
    string? Postgres,
    int Rounds,
    int Clients = 4
)
{
    public string SqliteFile => Path.Combine(Folder, "kept.db");

    public string[] Where =>
        Postgres is null ? ["--data", Folder] : ["--data", Folder, "--database", Postgres];
}

/// <summary>What became of it.</summary>
public sealed record StormReport(
    int Rounds,
    IReadOnlyList<Acknowledged> Log,
    int AskedAgain,
    int Refused,
    IReadOnlyDictionary<string, int> Verdicts,
    IReadOnlyList<TimeSpan> ReadyAgain,
    IReadOnlyList<Finding> Findings
)
{
    public override string ToString()
    {
        var ready = ReadyAgain.Order().ToList();
        var lines = new List<string>
        {
            $"rounds          {Rounds} kills at a random moment under load",
            $"acknowledged    {Log.Count(done => done.Act == "make")} made, {Log.Count(done => done.Act == "keep")} kept; {AskedAgain} asked again after a kill, {Refused} refused",
            $"verdicts        {string.Join(", ", Verdicts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"))}",
            $"ready again     p50 {Milliseconds(ready, 50)} ms, p95 {Milliseconds(ready, 95)} ms",
            $"findings        {Findings.Count}",
        };
        lines.AddRange(Findings.Take(50).Select(found => $"  {found.Rule}: {found.Sentence}"));
        return string.Join('\n', lines);
    }

    private static string Milliseconds(List<TimeSpan> sorted, int percent) =>
        sorted.Count == 0
            ? "-"
            : $"{sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)].TotalMilliseconds:F0}";
}
