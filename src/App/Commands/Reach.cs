using System.Net.Http.Headers;
using System.Net.Sockets;
using Kept.App.Data;
using Kept.App.Ledger;

namespace Kept.App.Commands;

/// <summary>
/// The way to the API: over the network with a token; through the socket of the server that runs on the data
/// folder; or, where none runs, through the socket of the same application, hosted here for this one command.
/// </summary>
internal sealed class Reach : IAsyncDisposable
{
    private const string LocalUrl = "http://127.0.0.1:5080";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private readonly WebApplication? own;

    private Reach(HttpClient http, WebApplication? own = null)
    {
        Http = http;
        this.own = own;
    }

    public HttpClient Http { get; }

    /// <param name="begins">Whether the command may begin a store where there is none.</param>
    public static async Task<Reach> To(Where where, bool begins = false)
    {
        if (where.Token is { } token)
        {
            if (!Uri.TryCreate(where.Url ?? LocalUrl, UriKind.Absolute, out var url))
            {
                throw Ended.WrongUsage($"--url takes an address such as {LocalUrl}.");
            }
            var http = new HttpClient { BaseAddress = url };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                token
            );
            return new Reach(http);
        }
        var settings = where.Privately;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await Listens(settings.Socket))
            {
                return new Reach(Through(settings.Socket));
            }
            if (!begins && !settings.HasStore)
            {
                throw Ended.CannotReach(
                    $"There is no Kept in {Path.GetFullPath(settings.Data)}. Name its folder with --data, or begin one with kept serve or kept setup."
                );
            }
            try
            {
                return await Host(settings);
            }
            catch (StoreInUse) when (TimeProvider.System.GetElapsedTime(started) < LongestWait)
            {
                // starting or stopping at this moment: its socket or its lock comes soon
                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (own is not null)
        {
            await own.StopAsync();
            await own.Services.GetRequiredService<Sealer>().RunOnce();
            await own.DisposeAsync();
        }
    }

    private static async Task<Reach> Host(ServeSettings settings)
    {
        var app = await Server.Build(settings);
        await app.StartAsync();
        return new Reach(Through(settings.Socket), app);
    }

    private static async Task<bool> Listens(string socket)
    {
        if (!File.Exists(socket))
        {
            return false;
        }
        using var connection = await TryConnect(socket);
        return connection is not null;
    }

    private static async Task<Socket?> TryConnect(string socket)
    {
        try
        {
            return await Connect(socket, CancellationToken.None);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static async Task<Socket> Connect(string socket, CancellationToken stop)
    {
        var connection = new Socket(
            AddressFamily.Unix,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static HttpClient Through(string socket) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                    new NetworkStream(await Connect(socket, stop), ownsSocket: true),
            }
        )
        {
            BaseAddress = new Uri("http://localhost"),
        };
}
