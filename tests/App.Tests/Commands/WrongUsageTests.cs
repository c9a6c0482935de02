using System.Net;
using System.Net.Sockets;
using Kept.Bench.Faults;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Commands;

public sealed class WrongUsageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kept-usage-").FullName;

    [Theory]
    [InlineData("promise make words --house", "by when")]
    [InlineData("promise make words --within PT1H", "to whom")]
    [InlineData("promise make words --house --case C-1 --within PT1H", "to whom")]
    [InlineData("promise make words --house --within tomorrow", "ISO 8601")]
    [InlineData("promise make words --house --at tomorrow", "RFC 3339")]
    [InlineData("promise make words --house --at 2026-11-27T16:00:00Z --working", "--within")]
    [InlineData("promise keep C-1", "P-1042")]
    [InlineData("promise list --url http://127.0.0.1:1", "token")]
    [InlineData("token create --name n --scope everything", "everything")]
    [InlineData("setup --organisation o", "--zone")]
    [InlineData("serve --port 70000", "65535")]
    [InlineData("serve --public-url kept.example.com", "https://")]
    [InlineData("serve --database no-connection-string", "connection string")]
    [InlineData("verify --head /nowhere/head", "/nowhere/head")]
    [InlineData("dance", "dance")]
    public async Task What_is_not_understood_ends_with_2(string line, string saying)
    {
        var ended = await Run(line.Split(' '));

        ended.Code.ShouldBe(2, ended.Errors);
        ended.Errors.ShouldContain(saying);
        ended.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("promise list --token kept_x --url http://127.0.0.1:1")]
    [InlineData("promise list --data nothing-here")]
    [InlineData(
        "serve --port 0 --data d --database Host=127.0.0.1;Port=1;Username=kept;Password=secret"
    )]
    public async Task What_cannot_be_reached_ends_with_3(string line)
    {
        var ended = await Run(line.Split(' '));

        ended.Code.ShouldBe(3, ended.Errors);
        ended.Errors.Trim().ShouldNotBeEmpty();
        ended.Errors.Trim().ShouldNotContain("\n");
        ended.Errors.ShouldNotContain("secret");
        Directory.Exists(Path.Combine(folder, "nothing-here")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_in_use_ends_with_3()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var ended = await Run("serve", "--port", $"{port}");

        ended.Code.ShouldBe(3, ended.Errors);
        ended.Errors.ShouldBe(
            $"Port {port} is in use or not ours to open. Choose another with --port.\n"
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<Ended> Run(params string[] args) =>
        KeptProcess.RunIn(folder, KeptBinary.Path, null, args);
}
