using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Lists, page by page.</summary>
internal static class Listing
{
    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many at most, 1 to 200",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<string?> After = new("--after")
    {
        Description = "Where the page before ended",
    };

    public static Command Command(
        string noun,
        string description,
        string path,
        string[] states,
        (string, Func<JsonNode, string>)[] columns
    )
    {
        var state = new Option<string?>("--state")
        {
            Description = $"Only one state of a {noun}",
        }.AcceptOnlyFromAmong(states);
        var command = new Command("list", description)
        {
            state,
            Limit,
            After,
            Printing.Json,
        }.OverTheApi();
        command.SetAction(async parsed =>
        {
            await using var reach = await Reach.To(WhereOptions.Api(parsed));
            var query = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["state"] = parsed.GetValue(state),
                ["limit"] = $"{parsed.GetValue(Limit)}",
                ["after"] = parsed.GetValue(After),
            };
            var page = await reach.Get(
                path + QueryString.Create(query.Where(pair => pair.Value is not null))
            );
            parsed.PrintList(page, columns);
            return Exit.Done;
        });
        return command;
    }
}
