using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Kept.App.Commands;

/// <summary>Answers for a person as plain text, for a program as the API gave them.</summary>
internal static class Printing
{
    private static readonly JsonSerializerOptions Indented = new(Data.KeptJson.Options)
    {
        WriteIndented = true,
    };

    private static readonly LocalDateTimePattern ToTheMinute =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON" };

    public static void Print(this ParseResult parsed, JsonNode answer, Func<JsonNode, string> line)
    {
        Console.Out.WriteLine(parsed.GetValue(Json) ? answer.ToJsonString(Indented) : line(answer));
    }

    /// <summary>A page of a list as a table without lines, so that other programs can cut it.</summary>
    public static void PrintList(
        this ParseResult parsed,
        JsonNode page,
        params (string Title, Func<JsonNode, string> Cell)[] columns
    )
    {
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(page.ToJsonString(Indented));
            return;
        }
        var table = new Table().NoBorder().HideHeaders();
        foreach (var (title, _) in columns)
        {
            table.AddColumn(new TableColumn(title) { NoWrap = true });
        }
        foreach (var item in page["items"]!.AsArray())
        {
            table.AddRow([.. columns.Select(column => new Text(column.Cell(item!)))]);
        }
        Wide().Write(table);
        if (page["next"] is { } next)
        {
            Console.Error.WriteLine($"There are more: add --after {next}");
        }
    }

    /// <summary>A moment as the wall clock of its zone shows it; in UTC, and saying so, where it has none.</summary>
    public static string When(JsonNode item, string moment)
    {
        if (item[moment] is not { } text)
        {
            return "";
        }
        var at = InstantPattern.ExtendedIso.Parse(text.ToString()).Value;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(item["zone"]?.ToString() ?? "") is { } zone
            ? ToTheMinute.Format(at.InZone(zone).LocalDateTime)
            : ToTheMinute.Format(at.InUtc().LocalDateTime) + "Z";
    }

    /// <summary>The first line of what was said.</summary>
    public static string Words(JsonNode item, string words) =>
        (item[words]?.ToString() ?? "").Split('\n')[0];

    private static IAnsiConsole Wide()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }
        );
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 10_000;
        }
        return console;
    }
}
