using Kept.App;
using Kept.App.Access;
using Kept.App.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Browser.Tests.Journeys;

/// <summary>The real server on a real, empty store, clock and sealer running.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly string folder = Path.Combine(
        Path.GetTempPath(),
        $"kept-browser-{Guid.CreateVersion7():N}"
    );
    private WebApplication? app;

    /// <summary>Where it answers.</summary>
    public string Origin =>
        app!.Urls.First(url => url.StartsWith("http://127", StringComparison.Ordinal));

    /// <summary>The one-time set-up key.</summary>
    public string Key { get; private set; } = "";

    public async Task Open()
    {
        app = await Server.Build(new ServeSettings(folder, Port: 0));
        Key = await SetUpLink.Create(app.Services.GetRequiredService<Store>());
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }
}
