using Kept.App.Tests.Commands;
using Kept.App.Tests.Data;
using Kept.Bench.Faults;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Kept.App.Tests.Faults;

/// <summary>Killed at any moment, the server loses nothing it acknowledged, and no due moment.</summary>
public abstract class KillStormContract(ITestOutputHelper output)
{
    private const int Rounds = 50;

    protected async Task Storm(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("kept-storm-").FullName;
        var settings = new StormSettings(KeptBinary.Path, folder, postgres, Rounds);

        var report = await new KillStorm(settings).Run();

        output.WriteLine(report.ToString());
        report.Findings.ShouldBeEmpty();
        report.Refused.ShouldBe(0);
        report.AskedAgain.ShouldBeGreaterThan(0);
        report.Log.Count.ShouldBeGreaterThan(Rounds);
        report.Verdicts["Broken"].ShouldBeGreaterThan(0);
        report.Verdicts["Kept"].ShouldBeGreaterThan(0);
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class KillStormOnSqlite(ITestOutputHelper output) : KillStormContract(output)
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_in_fifty_kills() => Storm(null);
}

public sealed class KillStormOnPostgres(ITestOutputHelper output) : KillStormContract(output)
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_in_fifty_kills()
    {
        var name = $"kept_{Guid.CreateVersion7():N}";
        await TestStores.CreateDatabase(name);
        await Storm(TestStores.ConnectionTo(name));
        await TestStores.DropDatabase(name);
    }
}
