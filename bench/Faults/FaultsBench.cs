using System.CommandLine;
using System.Text.Json;
using Kept.Bench.Auditor;
using Npgsql;

namespace Kept.Bench.Faults;

/// <summary><c>bin/bench faults</c> and <c>bin/bench audit</c>.</summary>
public static class FaultsBench
{
    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often the server is killed",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<string> Database = new Option<string>("--database")
    {
        Description = "sqlite, or postgres (an empty database is made at KEPT_TEST_POSTGRES)",
        DefaultValueFactory = _ => "sqlite",
    }.AcceptOnlyFromAmong("sqlite", "postgres");

    private static readonly Option<string> Binary = new("--binary")
    {
        Description = "The program under test (KEPT_TEST_BINARY)",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable("KEPT_TEST_BINARY") ?? "publish/app/kept",
    };

    private static readonly Option<string?> Sqlite = new("--sqlite")
    {
        Description = "A SQLite file",
    };
    private static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "A connection string",
    };
    private static readonly Option<string?> Log = new("--log")
    {
        Description = "The log of acknowledged inputs that a storm wrote",
    };

    public static Command Storm()
    {
        var command = new Command(
            "faults",
            "Kill the server at random moments under load, then audit"
        )
        {
            Rounds,
            Database,
            Binary,
        };
        command.SetAction(async parsed =>
        {
            var folder = Directory.CreateTempSubdirectory("kept-storm-").FullName;
            var postgres = parsed.GetValue(Database) == "postgres" ? await Empty() : null;
            var settings = new StormSettings(
                parsed.GetValue(Binary)!,
                folder,
                postgres,
                parsed.GetValue(Rounds)
            );
            var report = await new KillStorm(settings).Run(line =>
                Console.Error.Write($"\r{line}   ")
            );
            var log = Path.Combine(folder, "acknowledged.jsonl");
            await File.WriteAllLinesAsync(
                log,
                report.Log.Select(done => JsonSerializer.Serialize(done))
            );
            Console.Error.WriteLine();
            Console.WriteLine(report);
            Console.WriteLine($"kept in         {folder}");
            return report.Findings.Count == 0 ? 0 : 1;
        });
        return command;
    }

    public static Command Auditing()
    {
        var command = new Command("audit", "Hold a database to the rules")
        {
            Sqlite,
            Postgres,
            Log,
        };
        command.SetAction(async parsed =>
        {
            var seen = parsed.GetValue(Postgres) is { } database
                ? await Reading.Postgres(database)
                : await Reading.Sqlite(parsed.GetValue(Sqlite)!);
            var log = parsed.GetValue(Log) is { } file
                ? File.ReadLines(file)
                    .Select(line => JsonSerializer.Deserialize<Acknowledged>(line)!)
                : [];
            var findings = Audit.Of(seen, [.. log]);
            foreach (var found in findings)
            {
                Console.WriteLine($"{found.Rule}: {found.Sentence}");
            }
            Console.WriteLine(
                $"{seen.Facts.Count} facts, {seen.Promises.Count} promises, {findings.Count} findings"
            );
            return findings.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<string> Empty()
    {
        var server =
            Environment.GetEnvironmentVariable("KEPT_TEST_POSTGRES")
            ?? throw new InvalidOperationException(
                "Set KEPT_TEST_POSTGRES to a server's connection string."
            );
        var name = $"kept_storm_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
