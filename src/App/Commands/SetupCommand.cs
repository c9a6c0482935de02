using System.CommandLine;
using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>The set-up page without a browser.</summary>
internal static class SetupCommand
{
    private static readonly Option<string> Organisation = new("--organisation")
    {
        Description = "What the house is called",
        Required = true,
    };

    private static readonly Option<string> Zone = new("--zone")
    {
        Description = "Its time zone, such as Europe/Berlin",
        Required = true,
    };

    private static readonly Option<string> Email = new("--email")
    {
        Description = "The first person's mail address, to sign in with",
        Required = true,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "The first person's name",
    };

    private static readonly Option<bool> PasswordFromStdin = new("--password-stdin")
    {
        Description = "Read the password from the first line of standard input",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("setup", "Set the house up: its name, its zone, its first person")
        {
            Organisation,
            Zone,
            Email,
            Name,
            PasswordFromStdin,
        }.OnTheStore();
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var password =
            await Console.In.ReadLineAsync()
            ?? throw Ended.WrongUsage("Give the password on standard input, in one line.");
        var email = parsed.GetValue(Email)!;
        await using var reach = await Reach.To(WhereOptions.Store(parsed), begins: true);
        await reach.Post(
            "/api/v1/setup",
            new JsonObject
            {
                ["organisation"] = parsed.GetValue(Organisation),
                ["zone"] = parsed.GetValue(Zone),
                ["name"] = parsed.GetValue(Name) ?? email.Split('@')[0],
                ["email"] = email,
                ["password"] = password,
            }
        );
        await Console.Out.WriteLineAsync(
            $"{parsed.GetValue(Organisation)} is set up. {email} can sign in."
        );
        return Exit.Done;
    }
}
