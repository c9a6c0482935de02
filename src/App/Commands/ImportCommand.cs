using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Takes over another desk's history.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "The file with the incidents: CSV with a first line of names",
    };

    private static readonly Option<string?> Targets = new("--targets")
    {
        Description = "A file with the working time each priority gets: priority,working",
    };

    private static readonly Option<string?> Zone = new("--zone")
    {
        Description = "The time zone of the file's times; the house's unless named",
    };

    public static Command Create()
    {
        var incidents = new Command(
            "incidents",
            "Replay incidents in their own time. Stopped or killed, the same command goes on from there"
        )
        {
            File,
            Targets,
            Zone,
            Printing.Json,
        }.OnTheStore();
        incidents.SetAction(Run);
        return new Command("import", "Take over another desk's history") { incidents };
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var body = new JsonObject
        {
            ["file"] = Existing(parsed.GetValue(File)!),
            ["targets"] = parsed.GetValue(Targets) is { } targets ? Existing(targets) : null,
            ["zone"] = parsed.GetValue(Zone),
        };
        await using var reach = await Reach.To(WhereOptions.Store(parsed));
        var report = await reach.Follow("/operator/imports/incidents", body, "importing");
        parsed.Print(report, Summary);
        return report["state"]!.ToString() == "stopped" ? Exit.Refused : Exit.Done;
    }

    /// <exception cref="Ended">There is no such file.</exception>
    private static string Existing(string file) =>
        System.IO.File.Exists(file)
            ? Path.GetFullPath(file)
            : throw Ended.WrongUsage($"There is no file {file}.");

    private static string Summary(JsonNode report)
    {
        var read = report["lines"]!;
        var lines = new List<string>
        {
            report["state"]!.ToString() switch
            {
                "finished" => "Everything is taken.",
                "finishedBefore" => "This file was taken before. Nothing was done.",
                _ =>
                    $"Stopped after {report["done"]} of {report["total"]} acts. The same command goes on from there.",
            },
            $"{read["read"]} lines: {read["taken"]} taken, {read["withoutNews"]} without news, {read["left"]} left",
        };
        lines.AddRange(Counted(report["taken"]).Select(line => $"  {line}"));
        lines.AddRange(Counted(report["rules"]).Select(line => $"  by rule {line}"));
        lines.AddRange(
            report["left"]!.AsArray().Select(left => $"  line {left!["line"]}: {left["reason"]}")
        );
        if (report["outcome"] is { } outcome)
        {
            lines.Add(
                $"{outcome["promises"]} promises: {outcome["kept"]} kept, {outcome["broken"]} broken ({outcome["madeGood"]} made good), {outcome["open"]} open"
            );
            lines.Add(
                $"{outcome["judged"]} judged by the source as well: {outcome["sourceKept"]} kept by its verdict, {outcome["weKept"]} by ours, {outcome["agree"]} the same"
            );
        }
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Counted(JsonNode? counts) =>
        counts?.AsObject().Select(count => $"{count.Key}: {count.Value}") ?? [];
}
