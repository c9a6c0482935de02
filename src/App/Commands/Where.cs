using System.CommandLine;
using Npgsql;

namespace Kept.App.Commands;

/// <summary>Which Kept a command means: the one of a data folder, or one over the network with a token.</summary>
internal sealed record Where(string Data, string? Database, string? Url, string? Token)
{
    public ServeSettings Privately => new(Data, Checked(Database), Port: null) { Loops = false };

    /// <exception cref="Ended">It is no connection string.</exception>
    public static string? Checked(string? database)
    {
        try
        {
            return database is null
                ? null
                : new NpgsqlConnectionStringBuilder(database).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw Ended.WrongUsage(
                "--database takes a PostgreSQL connection string such as \"Host=db;Database=kept;Username=kept\"."
            );
        }
    }
}

/// <summary>The options that say where. Each can come from the environment, so that no secret needs to be an argument; they are no defaults, which --help would show.</summary>
internal static class WhereOptions
{
    public static Option<string> Data { get; } =
        new("--data")
        {
            Description = "The data folder (KEPT_DATA)",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("KEPT_DATA") ?? "data",
        };

    public static Option<string?> Database { get; } =
        new("--database")
        {
            Description =
                "A PostgreSQL connection string, instead of SQLite in the data folder (KEPT_DATABASE)",
        };

    public static Option<string?> Url { get; } =
        new("--url") { Description = "Where Kept is, when a token is given (KEPT_URL)" };

    public static Option<string?> Token { get; } =
        new("--token")
        {
            Description =
                "An access token (KEPT_TOKEN); without one, the operator's way through the data folder",
        };

    /// <summary>Gives a command the options of the data folder alone.</summary>
    public static TCommand OnTheStore<TCommand>(this TCommand command)
        where TCommand : Command
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        return command;
    }

    /// <summary>Gives a command all four.</summary>
    public static TCommand OverTheApi<TCommand>(this TCommand command)
        where TCommand : Command
    {
        command.Options.Add(Url);
        command.Options.Add(Token);
        return command.OnTheStore();
    }

    public static Where Store(ParseResult parsed) =>
        new(parsed.GetValue(Data)!, parsed.GetValue(Database) ?? Set("KEPT_DATABASE"), null, null);

    public static Where Api(ParseResult parsed)
    {
        var url = parsed.GetValue(Url) ?? Set("KEPT_URL");
        var token = parsed.GetValue(Token) ?? Set("KEPT_TOKEN");
        if (url is not null && token is null)
        {
            throw Ended.WrongUsage(
                "Give an access token along with the address: --token, or KEPT_TOKEN."
            );
        }
        if (token?.Any(letter => letter is < '!' or > '~') == true)
        {
            throw Ended.WrongUsage("That is no access token.");
        }
        return Store(parsed) with { Url = url, Token = token };
    }

    private static string? Set(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
