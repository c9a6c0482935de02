using System.CommandLine;
using System.Text.Json.Nodes;
using Kept.App.Ledger;

namespace Kept.App.Commands;

/// <summary>Derives everything again from the ledger and compares.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> HeadFile = new("--head")
    {
        Description = "A file with a head of the ledger that was kept elsewhere",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Check the ledger and everything that follows from it")
        {
            HeadFile,
            Printing.Json,
        }.OnTheStore();
        command.SetAction(Run);
        return command;
    }

    /// <exception cref="Ended">The file holds no head.</exception>
    public static async Task<Head?> HeadIn(string? file)
    {
        if (file is null)
        {
            return null;
        }
        if (!File.Exists(file))
        {
            throw Ended.WrongUsage($"There is no file {file}.");
        }
        var lines = await File.ReadAllLinesAsync(file);
        return lines.Select(line => Head.Parse(line.Trim())).OfType<Head>().LastOrDefault()
            ?? throw Ended.WrongUsage($"{file} holds no head of a ledger.");
    }

    public static void Print(JsonNode report)
    {
        foreach (var finding in report["findings"]!.AsArray())
        {
            Console.Out.WriteLine(
                $"{finding!["code"]}  {finding["subject"]}  {finding["sentence"]}"
            );
        }
        var count = report["findings"]!.AsArray().Count + (long)report["findingsNotListed"]!;
        Console.Out.WriteLine(
            $"{report["facts"]} facts, {report["seals"]} seals, {report["headsChecked"]} heads, {report["subjects"]} subjects, {report["rows"]} rows: "
                + (count == 0 ? "all as it must be" : $"{count} findings")
        );
        if (report["head"] is { } head)
        {
            Console.Out.WriteLine(
                $"head {head["number"]} {head["last"]} {head["hash"]} {head["keyId"]} {head["signature"]}"
            );
        }
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var head = await HeadIn(parsed.GetValue(HeadFile));
        await using var reach = await Reach.To(WhereOptions.Store(parsed));
        var report = await reach.Follow(
            "/operator/verify",
            new JsonObject { ["head"] = head?.ToString() },
            "verifying"
        );
        if (parsed.GetValue(Printing.Json))
        {
            parsed.Print(report, _ => "");
        }
        else
        {
            Print(report);
        }
        return (bool)report["isSound"]! ? Exit.Done : Exit.Refused;
    }
}
