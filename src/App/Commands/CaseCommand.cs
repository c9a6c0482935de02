using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Cases: open and list.</summary>
internal static class CaseCommand
{
    private static readonly Argument<string> Subject = new("subject")
    {
        Description = "What it is about, in one line",
    };

    private static readonly Option<string> Customer = new("--customer")
    {
        Description = "Whose it is, by name or id; one we do not know is met now",
        Required = true,
    };

    private static readonly Option<string> Words = new("--words")
    {
        Description = "What the customer said",
        Required = true,
    };

    private static readonly Option<string> Channel = new("--channel")
    {
        Description = "phone, mail, desk …: how it came",
        DefaultValueFactory = _ => "phone",
    };

    private static readonly (string, Func<JsonNode, string>)[] Row =
    [
        ("Number", row => row["number"]!.ToString()),
        ("State", row => row["state"]?.ToString() ?? ""),
        ("Customer", row => row["customer"]!["name"]!.ToString()),
        ("Next due", row => Printing.When(row, "nextDue")),
        ("Subject", row => Printing.Words(row, "subject")),
    ];

    public static Command Create() =>
        new("case", "Open and list cases")
        {
            Open(),
            Listing.Command("case", "List cases", "/api/v1/cases", ["open", "closed"], Row),
        };

    private static Command Open()
    {
        var command = new Command("open", "A customer came with something")
        {
            Subject,
            Customer,
            Words,
            Channel,
            MakePromiseCommand.Key,
            Printing.Json,
        }.OverTheApi();
        command.SetAction(async parsed =>
        {
            await using var reach = await Reach.To(WhereOptions.Api(parsed));
            var opened = await reach.Post(
                "/api/v1/cases",
                new JsonObject
                {
                    ["customer"] = await Named.Customer(reach, parsed.GetValue(Customer)!),
                    ["subject"] = parsed.GetValue(Subject),
                    ["words"] = parsed.GetValue(Words),
                    ["channel"] = parsed.GetValue(Channel),
                },
                parsed.GetValue(MakePromiseCommand.Key)
            );
            parsed.Print(
                opened,
                made => $"{made["case"]!["number"]}  {Printing.Words(made["case"]!, "subject")}"
            );
            return Exit.Done;
        });
        return command;
    }
}
