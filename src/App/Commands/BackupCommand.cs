using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.App.Data;
using NodaTime;

namespace Kept.App.Commands;

/// <summary>Everything into one file while the server runs, and back while it does not.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The backup" };

    private static readonly Option<string?> HeadFile = new("--head")
    {
        Description =
            "A file with a head of the ledger that was kept elsewhere, which the backup must agree with",
    };

    public static Command CreateBackup()
    {
        var command = new Command("backup", "Write everything into one file, while others work on")
        {
            File,
        }.OnTheStore();
        command.SetAction(Backup);
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command(
            "restore",
            "Put a backup in place, after everything in it was verified"
        )
        {
            File,
            HeadFile,
        }.OnTheStore();
        command.SetAction(Restore);
        return command;
    }

    private static async Task<int> Backup(ParseResult parsed)
    {
        var file = Path.GetFullPath(parsed.GetValue(File)!);
        await using var reach = await Reach.To(WhereOptions.Store(parsed));
        var manifest = await reach.Follow(
            "/operator/backup",
            new JsonObject { ["file"] = file },
            "backing up"
        );
        await Console.Out.WriteLineAsync(
            $"{file} holds everything up to {manifest["madeAt"]} ({manifest["database"]}, seal {manifest["head"]?["number"] ?? "none"}). The signing key is not in it."
        );
        return Exit.Done;
    }

    private static async Task<int> Restore(ParseResult parsed)
    {
        var where = WhereOptions.Store(parsed);
        var file = parsed.GetValue(File)!;
        var head = await VerifyCommand.HeadIn(parsed.GetValue(HeadFile));
        var now = SystemClock.Instance.GetCurrentInstant();
        var restored = Where.Checked(where.Database) is { } database
            ? await Data.Restore.Postgres(file, database, where.Data, now, head)
            : await Data.Restore.Sqlite(file, where.Data, now, head);
        VerifyCommand.Print(JsonSerializer.SerializeToNode(restored.Report, KeptJson.Options)!);
        if (!restored.Done)
        {
            throw Ended.Refused("The backup does not hold what it must. Nothing was replaced.");
        }
        await Console.Out.WriteLineAsync(
            $"Restored as of {restored.Manifest.MadeAt}."
                + (restored.Aside is { } aside ? $" What was there before is in {aside}." : "")
        );
        return Exit.Done;
    }
}
