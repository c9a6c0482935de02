using System.CommandLine;
using Kept.App.Commands;
using Kept.App.Tests.House;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Commands;

public sealed class CommandsDocumentTests
{
    private static readonly string Document = TheHouse.Read("docs/operating/commands.md");

    [Fact]
    public void Every_command_is_in_the_document()
    {
        Leaves("kept", CommandLine.Root())
            .Select(leaf => leaf.Name)
            .Where(NotThere)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_option_is_in_the_document()
    {
        Leaves("kept", CommandLine.Root())
            .SelectMany(leaf => leaf.Command.Options)
            .Select(option => option.Name)
            .Where(name => name is not ("--help" or "--version"))
            .Distinct(StringComparer.Ordinal)
            .Where(NotThere)
            .ShouldBeEmpty();
    }

    private static bool NotThere(string words) =>
        !Document.Contains(words, StringComparison.Ordinal);

    private static IEnumerable<(string Name, Command Command)> Leaves(
        string name,
        Command command
    ) =>
        command.Subcommands.Count == 0
            ? [(name, command)]
            : command.Subcommands.SelectMany(child => Leaves($"{name} {child.Name}", child));
}
