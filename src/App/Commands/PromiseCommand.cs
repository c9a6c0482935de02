using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Promises: keep and list; make is <see cref="MakePromiseCommand"/>.</summary>
internal static class PromiseCommand
{
    private static readonly Argument<string> Which = new("promise")
    {
        Description = "Its number, such as P-1042, or its id",
    };

    private static readonly Option<string> Evidence = new Option<string>("--evidence")
    {
        Description = "What shows that it was done",
        DefaultValueFactory = _ => "said",
    }.AcceptOnlyFromAmong("said", "mail", "call", "proof");

    private static readonly Option<string?> Text = new("--text")
    {
        Description = "What was done, in words",
    };

    private static readonly Option<string?> Reference = new("--ref")
    {
        Description = "Where the mail, call or proof is",
    };

    public static Command Create() =>
        new("promise", "Make, keep and list promises")
        {
            MakePromiseCommand.Create(),
            Keep(),
            Listing.Command("promise", "List promises", "/api/v1/promises", ListStates, Row),
        };

    public static string Line(JsonNode promise) =>
        $"{promise["number"]}  {promise["state"]}  due {Printing.When(promise, "due")} {promise["zone"]}  {Printing.Words(promise, "words")}";

    private static readonly string[] ListStates =
    [
        "owed",
        "open",
        "late",
        "kept",
        "broken",
        "replaced",
        "released",
    ];

    private static readonly (string, Func<JsonNode, string>)[] Row =
    [
        ("Number", promise => promise["number"]!.ToString()),
        ("State", promise => promise["state"]!.ToString()),
        ("Due", promise => Printing.When(promise, "due")),
        ("Words", promise => Printing.Words(promise, "words")),
    ];

    private static Command Keep()
    {
        var command = new Command("keep", "What was promised is done")
        {
            Which,
            Evidence,
            Text,
            Reference,
            MakePromiseCommand.Key,
            Printing.Json,
        }.OverTheApi();
        command.SetAction(async parsed =>
        {
            var promise = Named.Promise(parsed.GetValue(Which)!);
            await using var reach = await Reach.To(WhereOptions.Api(parsed));
            var found = await reach.Get($"/api/v1/promises/{promise}");
            var kept = await reach.Post(
                $"/api/v1/promises/{found["id"]}/keeping",
                new JsonObject
                {
                    ["evidence"] = new JsonObject
                    {
                        ["kind"] = parsed.GetValue(Evidence),
                        ["text"] = parsed.GetValue(Text),
                        ["ref"] = parsed.GetValue(Reference),
                    },
                },
                parsed.GetValue(MakePromiseCommand.Key)
            );
            parsed.Print(kept, Line);
            return Exit.Done;
        });
        return command;
    }
}
