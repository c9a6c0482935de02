using System.Data.Common;
using System.Net.Sockets;
using Kept.Domain;

namespace Kept.App.Commands;

/// <summary>How a command ends, and the one place where what went wrong becomes a sentence.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int CannotReach = 3;

    public static async Task<int> Of(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception problem) when (Sentence(problem) is { } said)
        {
            await Console.Error.WriteLineAsync(said.Sentence);
            return said.Code;
        }
    }

    private static (int Code, string Sentence)? Sentence(Exception problem) =>
        problem switch
        {
            Ended ended => (ended.Code, ended.Message),
            Refusal refusal => (Refused, refusal.Message),
            HttpRequestException => (CannotReach, $"Kept does not answer. {Innermost(problem)}"),
            TaskCanceledException { InnerException: TimeoutException } => (
                CannotReach,
                "Kept did not answer in time."
            ),
            DbException or SocketException => (
                CannotReach,
                $"The database does not answer. {Innermost(problem)}"
            ),
            UnauthorizedAccessException or IOException => (CannotReach, Innermost(problem)),
            _ => null,
        };

    private static string Innermost(Exception problem) =>
        problem.GetBaseException().Message.ReplaceLineEndings(" ");
}

/// <summary>A command ends here, with a sentence for the person who gave it.</summary>
internal sealed class Ended(int code, string sentence) : Exception(sentence)
{
    public int Code { get; } = code;

    public static Ended WrongUsage(string sentence) => new(Exit.WrongUsage, sentence);

    public static Ended Refused(string sentence) => new(Exit.Refused, sentence);

    public static Ended CannotReach(string sentence) => new(Exit.CannotReach, sentence);
}
