using System.Text.Json;
using Kept.App.Tests.Data;
using Kept.Bench.Faults;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Commands;

/// <summary>The commands as they are given: processes of the real program on an empty data folder.</summary>
public abstract class CommandsContract : IAsyncLifetime
{
    private const string Password = "a long enough password";
    private readonly string folder = Directory.CreateTempSubdirectory("kept-commands-").FullName;

    protected string Data => Path.Combine(folder, "data");

    /// <summary>What names the database besides the data folder.</summary>
    protected abstract string[] Database { get; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_house_is_set_up_and_worked_without_a_server()
    {
        (await SetUp()).Output.ShouldContain("Harbour & Pine is set up");
        (await SetUp()).ShouldRefuse("set up");

        var made = await Kept(
            "promise",
            "make",
            "@anna: call Mr Brandt back",
            "--to-customer",
            "Mr Brandt",
            "--within",
            "PT4H",
            "--working"
        );
        made.Output.ShouldStartWith("P-1001  open  due ");
        var kept = await Kept(
            "promise",
            "keep",
            "P-1001",
            "--evidence",
            "call",
            "--ref",
            "2026-11-25/17"
        );
        kept.Output.ShouldStartWith("P-1001  kept");
        (await Kept("promise", "keep", "P-1001")).ShouldRefuse("kept");

        var listed = await Kept("promise", "list", "--state", "kept", "--json");
        using var page = JsonDocument.Parse(listed.Output);
        page.RootElement.GetProperty("items").GetArrayLength().ShouldBe(1);

        (
            await Kept(
                "case",
                "open",
                "Part is missing",
                "--customer",
                "mr brandt",
                "--words",
                "Where is it?"
            )
        ).Output.ShouldStartWith("C-301  Part is missing");
        (
            await Kept("promise", "make", "I'll look for it", "--case", "C-301", "--within", "PT1H")
        ).Code.ShouldBe(0);
        (await Kept("case", "list")).Output.ShouldContain("C-301");
        (await Kept("verify")).Output.ShouldContain("all as it must be");
    }

    [Fact]
    public async Task Commands_go_through_the_server_that_runs()
    {
        await SetUp();
        using var server = await KeptProcess.Serve(KeptBinary.Path, [.. Where]);
        var token = (await Kept("token", "create", "--name", "till")).Output;
        token.ShouldMatch("^kept_[0-9a-f]{64}\n$");
        string[] there = ["--url", server.Url.ToString(), "--token", token.Trim()];

        var made = await Run(
            "promise",
            ["make", "Call back", "--house", "--within", "PT1H", "--json", .. there]
        );
        using (var promise = JsonDocument.Parse(made.Output))
        {
            promise.RootElement.GetProperty("number").GetString().ShouldBe("P-1001");
        }
        (await Run("promise", ["list", .. there])).Output.ShouldContain("Call back");
        (await Kept("promise", "list")).Output.ShouldContain("Call back");
        (
            await Run("promise", ["list", "--url", server.Url.ToString(), "--token", "kept_wrong"])
        ).ShouldRefuse("token");
        (await Kept("serve", "--port", "0")).ShouldRefuse("Another Kept runs");

        var backup = Path.Combine(folder, "today.kept");
        (await Kept("backup", backup)).Output.ShouldContain("holds everything");
        (await Kept("restore", backup)).ShouldRefuse("Another Kept runs");
        (await server.Stop()).Code.ShouldBe(0);
    }

    protected Task<Ended> Kept(string command, params string[] args) =>
        Run(command, [.. args, .. Where]);

    private string[] Where => ["--data", Data, .. Database];

    private async Task<Ended> SetUp()
    {
        var ended = await KeptProcess.Run(
            KeptBinary.Path,
            Password + "\n",
            [
                "setup",
                "--organisation",
                "Harbour & Pine",
                "--zone",
                "Europe/Berlin",
                "--email",
                "anna@example.com",
                "--password-stdin",
                .. Where,
            ]
        );
        (ended.Output + ended.Errors).ShouldNotContain(Password);
        return ended;
    }

    private static Task<Ended> Run(string command, string[] args) =>
        KeptProcess.Run(KeptBinary.Path, null, [command, .. args]);
}

public sealed class CommandsOnSqlite : CommandsContract
{
    protected override string[] Database => [];
}

public sealed class CommandsOnPostgres : CommandsContract
{
    private readonly string name = $"kept_{Guid.CreateVersion7():N}";

    protected override string[] Database => ["--database", TestStores.ConnectionTo(name)];

    public override Task InitializeAsync() => TestStores.CreateDatabase(name);

    public override async Task DisposeAsync()
    {
        await TestStores.DropDatabase(name);
        await base.DisposeAsync();
    }
}

internal static class Endings
{
    /// <summary>Exit 1, one sentence on stderr that says so, and nothing on stdout.</summary>
    public static void ShouldRefuse(this Ended ended, string saying)
    {
        ended.Code.ShouldBe(1, ended.Output + ended.Errors);
        ended.Output.ShouldBeEmpty();
        ended.Errors.ShouldContain(saying);
        ended.Errors.Trim().ShouldNotContain("\n");
    }
}
