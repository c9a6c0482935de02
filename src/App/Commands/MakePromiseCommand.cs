using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Kept.App.Data;
using NodaTime.Text;

namespace Kept.App.Commands;

/// <summary><c>kept promise make "words" --to-customer … --by …</c></summary>
internal static class MakePromiseCommand
{
    private static readonly Argument<string> Words = new("words")
    {
        Description = "What is promised, in the words that were said",
    };

    private static readonly Option<string?> Customer = Text(
        "--to-customer",
        "To a customer, by name or id; one we do not know is met now"
    );
    private static readonly Option<string?> Case = Text(
        "--case",
        "To the customer of a case: C-311"
    );
    private static readonly Option<string?> Colleague = Text(
        "--colleague",
        "To a colleague, by name, mail address or id"
    );
    private static readonly Option<bool> House = new("--house")
    {
        Description = "To the house itself",
    };
    private static readonly Option<string?> By = Text(
        "--by",
        "By when, as people say it: \"tomorrow 4pm\""
    );
    private static readonly Option<string?> Within = Text(
        "--within",
        "Within a length of time: PT4H"
    );
    private static readonly Option<bool> Working = new("--working")
    {
        Description = "Count only working time, with --within",
    };
    private static readonly Option<string?> At = Text(
        "--at",
        "At a moment: 2026-11-27T16:00:00+01:00"
    );
    private static readonly Option<string?> Kind = Text(
        "--kind",
        "callback, answer, visit, repair, delivery …: one short word"
    );
    private static readonly Option<string?> Owner = Text(
        "--owner",
        "Who answers for it, by name, mail address or id"
    );
    private static readonly Option<string?> Doer = Text(
        "--doer",
        "Who does it; its owner unless named"
    );

    /// <summary>The Idempotency-Key of an act.</summary>
    public static Option<string?> Key { get; } =
        Text("--key", "A key of your own: giving it again does not do it again");

    public static Command Create()
    {
        var command = new Command("make", "Make a promise")
        {
            Words,
            Customer,
            Case,
            Colleague,
            House,
            By,
            Within,
            Working,
            At,
            Kind,
            Owner,
            Doer,
            Key,
            Printing.Json,
        }.OverTheApi();
        command.Validators.Add(MustBeClear);
        command.SetAction(Run);
        return command;
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description };

    private static void MustBeClear(CommandResult given)
    {
        if (Said(given, Customer, Case, Colleague) + (given.GetValue(House) ? 1 : 0) != 1)
        {
            given.AddError("Say to whom: one of --to-customer, --case, --colleague and --house.");
        }
        if (Said(given, By, Within, At) != 1)
        {
            given.AddError("Say by when: one of --by, --within and --at.");
        }
        if (given.GetValue(Working) && given.GetValue(Within) is null)
        {
            given.AddError("--working goes with --within.");
        }
        if (given.GetValue(Within) is { } length && IsoDuration.TryParse(length) is null)
        {
            given.AddError("--within takes an ISO 8601 duration such as PT4H.");
        }
        if (given.GetValue(At) is { } at && !OffsetDateTimePattern.Rfc3339.Parse(at).Success)
        {
            given.AddError("--at takes an RFC 3339 moment such as 2026-11-27T16:00:00+01:00.");
        }
    }

    private static int Said(CommandResult given, params Option<string?>[] options) =>
        options.Count(option => given.GetValue(option) is not null);

    private static async Task<int> Run(ParseResult parsed)
    {
        await using var reach = await Reach.To(WhereOptions.Api(parsed));
        var body = new JsonObject
        {
            ["words"] = parsed.GetValue(Words),
            ["due"] = Due(parsed),
            ["customer"] = parsed.GetValue(Customer) is { } customer
                ? await Named.Customer(reach, customer)
                : null,
            ["case"] = parsed.GetValue(Case) is { } about
                ? (await reach.Get($"/api/v1/cases/{Named.Case(about)}"))["case"]!["id"]!.ToString()
                : null,
            ["colleague"] = await Person(reach, parsed.GetValue(Colleague)),
            ["house"] = parsed.GetValue(House) ? true : null,
            ["kind"] = parsed.GetValue(Kind),
            ["owner"] = await Person(reach, parsed.GetValue(Owner)),
            ["doer"] = await Person(reach, parsed.GetValue(Doer)),
        };
        parsed.Print(
            await reach.Post("/api/v1/promises", body, parsed.GetValue(Key)),
            PromiseCommand.Line
        );
        return Exit.Done;
    }

    private static JsonObject Due(ParseResult parsed) =>
        parsed.GetValue(By) is { } said ? new JsonObject { ["said"] = said }
        : parsed.GetValue(At) is { } at ? new JsonObject { ["at"] = at }
        : new JsonObject
        {
            ["within"] = parsed.GetValue(Within),
            ["working"] = parsed.GetValue(Working),
        };

    private static async Task<JsonNode?> Person(Reach reach, string? said) =>
        said is null ? null : await Named.Person(reach, said);
}
