using System.Runtime.CompilerServices;
using Kept.App.Promises;
using Kept.App.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kept.Browser.Tests.Gallery;

/// <summary>Serves every page with made-up people, so that it can be looked at and held to account without a store.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private WebApplication? app;

    public string Origin => app!.Urls.First();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "kept", ContentRootPath = AppFolder() }
        );
        builder.Logging.ClearProviders();
        builder.AddShell();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseSecurityHeaders();
        app.UseShell();
        foreach (var piece in Piece.All)
            app.MapGet("/" + piece.Name, () => piece.Render());
        app.MapGet("/promises/new", NewPromise);
        app.MapGet(
            "/promises/due",
            (string by) => Show.Page<DuePreview>(new { View = Understand(by) })
        );
        app.MapGet(
            "/promises/customers",
            () => Show.Page<CustomersFound>(new { MadeUpForms.Found })
        );
        app.MapPost(
                "/promises",
                () => Show.Page<MakePromiseForm>(new { View = MadeUpForms.Refused }, 422)
            )
            .DisableAntiforgery();
        app.MapGet("/desk/lines", () => Show.Page<DeskLines>(new { View = MadeUpDesk.Changed }));
        app.MapFallback(() => Show.NotFound());
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }

    private static IResult NewPromise(HttpContext context) =>
        context.Request.WantsFragment()
            ? Show.Page<MakePromiseForm>(new { View = MadeUpForms.Empty })
            : Show.Page<MakePromisePage>(new { MadeUp.Frame, View = MadeUpForms.Empty });

    private static DuePreviewView Understand(string by) =>
        by.Contains("tomorrow", StringComparison.OrdinalIgnoreCase)
            ? MadeUpForms.Tomorrow
            : DuePreviewView.Not("Not sure what that means. Try “tomorrow 4pm”.");

    private static string AppFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/App"));
}
