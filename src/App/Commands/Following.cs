using System.Text;
using System.Text.Json.Nodes;
using Kept.App.Data;
using Spectre.Console;

namespace Kept.App.Commands;

/// <summary>Asks for something long and shows how far it is: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class Following
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    public static Task<JsonNode> Follow(
        this Reach reach,
        string path,
        JsonObject body,
        string what
    ) =>
        Console.IsOutputRedirected || Console.IsErrorRedirected
            ? reach.Lines(path, body, new PlainLines(what).Say)
            : AnsiConsole
                .Progress()
                .AutoClear(true)
                .StartAsync(bar =>
                {
                    var task = bar.AddTask(Markup.Escape(what));
                    task.IsIndeterminate = true;
                    return reach.Lines(path, body, told => Show(task, what, told));
                });

    private static void Show(ProgressTask task, string what, JsonNode told)
    {
        task.Description = Markup.Escape($"{what}, {told["words"]}");
        if (told["total"] is { } total)
        {
            task.IsIndeterminate = false;
            task.MaxValue = (double)total;
            task.Value = (double)told["done"]!;
        }
    }

    private static async Task<JsonNode> Lines(
        this Reach reach,
        string path,
        JsonObject body,
        Action<JsonNode> told
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(
                body.ToJsonString(KeptJson.Options),
                Encoding.UTF8,
                "application/json"
            ),
        };
        using var answer = await reach.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );
        await answer.MustBeWell();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            var node = JsonNode.Parse(line)!;
            if (node["told"] is { } progress)
            {
                told(progress);
            }
            else if (node["refused"] is { } refused)
            {
                throw Ended.Refused(refused.ToString());
            }
            else
            {
                return node["done"]!;
            }
        }
        throw Ended.CannotReach("Kept broke off before it was done.");
    }

    private sealed class PlainLines(string what)
    {
        private long last = TimeProvider.System.GetTimestamp();

        public void Say(JsonNode told)
        {
            if (TimeProvider.System.GetElapsedTime(last) >= BetweenLines)
            {
                last = TimeProvider.System.GetTimestamp();
                var of = told["total"] is { } total ? $"{told["done"]} of {total}, " : "";
                Console.Error.WriteLine($"{what}: {of}{told["words"]}");
            }
        }
    }
}
