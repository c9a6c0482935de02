using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kept.App.Commands;

/// <summary>The one executable: <c>kept</c> and what it can do. Exit codes: see <see cref="Exit"/>.</summary>
public static class CommandLine
{
    private static readonly ParserConfiguration Parsing = new()
    {
        // "@anna calls back" are words, not a file to read arguments from
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Interrupting is left to the server, which drains first.</summary>
    private static readonly InvocationConfiguration Invoking = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args is [] ? ["serve"] : args, Parsing);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }
            await Console.Error.WriteLineAsync("Add --help to see how it is used.");
            return Exit.WrongUsage;
        }
        return await Exit.Of(() => parsed.InvokeAsync(Invoking));
    }

    internal static RootCommand Root() =>
        new("Kept keeps promises: what was promised to whom, by when, and whether it was kept.")
        {
            ServeCommand.Create(),
            SetupCommand.Create(),
            TokenCommand.Create(),
            PromiseCommand.Create(),
            CaseCommand.Create(),
            ImportCommand.Create(),
            VerifyCommand.Create(),
            BackupCommand.CreateBackup(),
            BackupCommand.CreateRestore(),
        };
}
