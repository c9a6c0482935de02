using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Access tokens for programs and for people's own.</summary>
internal static class TokenCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "What it is for",
        Required = true,
    };

    private static readonly Option<string> Scope = new Option<string>("--scope")
    {
        Description = "What it may do",
        DefaultValueFactory = _ => "write",
    }.AcceptOnlyFromAmong("read", "write", "admin");

    private static readonly Option<string?> Person = new("--person")
    {
        Description =
            "The mail address of the person it acts for; without one it acts as a program of its own",
    };

    public static Command Create()
    {
        var create = new Command("create", "Make an access token and show it, this once")
        {
            Name,
            Scope,
            Person,
        }.OverTheApi();
        create.SetAction(Run);
        return new Command("token", "Access tokens") { create };
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        await using var reach = await Reach.To(WhereOptions.Api(parsed));
        var made = await reach.Post(
            "/api/v1/tokens",
            new JsonObject
            {
                ["name"] = parsed.GetValue(Name),
                ["scope"] = parsed.GetValue(Scope),
                ["person"] = parsed.GetValue(Person) is { } email
                    ? await Named.Person(reach, email)
                    : null,
            }
        );
        await Console.Out.WriteLineAsync(made["secret"]!.ToString());
        return Exit.Done;
    }
}
