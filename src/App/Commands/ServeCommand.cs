using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Kept.App.Access;
using Kept.App.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kept.App.Commands;

/// <summary>Serves until it is told to stop, and then drains.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port on this machine; 0 for any free one",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<string?> PublicUrl = new("--public-url")
    {
        Description = "Where people reach it; links in mail and on pages begin with this",
    };

    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Serve pages, the API and the clock (also without a word)"
        )
        {
            Port,
            PublicUrl,
        }.OnTheStore();
        command.Validators.Add(result =>
        {
            if (result.GetValue(Port) is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
            if (
                result.GetValue(PublicUrl) is { } url
                && !(
                    Uri.TryCreate(url, UriKind.Absolute, out var uri)
                    && uri.Scheme is "http" or "https"
                )
            )
            {
                result.AddError("--public-url takes an address such as https://kept.example.com.");
            }
        });
        command.SetAction(parsed =>
        {
            var where = WhereOptions.Store(parsed);
            return Run(
                new ServeSettings(
                    where.Data,
                    Where.Checked(where.Database),
                    parsed.GetValue(Port),
                    parsed.GetValue(PublicUrl)
                )
            );
        });
        return command;
    }

    private static async Task<int> Run(ServeSettings settings)
    {
        await using var app = await Server.Build(settings);
        MustBeFree(settings.Port!.Value);
        await app.StartAsync();
        var address = AddressOf(app);
        await Console.Out.WriteLineAsync($"Kept is ready at {address}");
        var store = app.Services.GetRequiredService<Store>();
        if (await SetUpLink.IsNeeded(store))
        {
            var key = await SetUpLink.Create(store);
            await Console.Out.WriteLineAsync(
                $"Set it up, once, at {settings.PublicUrl?.TrimEnd('/') ?? address}/setup?key={key}"
            );
        }
        await app.WaitForShutdownAsync();
        return Exit.Done;
    }

    private static string AddressOf(WebApplication app)
    {
        var bound = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First(address => !address.Contains("unix:", StringComparison.Ordinal));
        return $"http://127.0.0.1:{new Uri(bound).Port}";
    }

    /// <exception cref="Ended">Something listens there already.</exception>
    private static void MustBeFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
        }
        catch (SocketException)
        {
            throw Ended.CannotReach(
                $"Port {port} is in use or not ours to open. Choose another with --port."
            );
        }
    }
}
