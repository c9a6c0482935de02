using Microsoft.AspNetCore.Antiforgery;

namespace Kept.App.Shell;

public static class ShellSetup
{
    public static WebApplicationBuilder AddShell(this WebApplicationBuilder builder)
    {
        // A build that was not published finds its compressed files only through this; a published one has no need of it.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kept-form";
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddSingleton<Asset>();
        return builder;
    }

    /// <summary>Comes after authentication and authorization; <see cref="SecurityHeaders.UseSecurityHeaders"/> comes before everything.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseRequestLocalization(options =>
            options.SetDefaultCulture("en").AddSupportedCultures("en").AddSupportedUICultures("en")
        );
        app.UseAntiforgery();
        app.Use(
            (http, next) =>
                http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                    ? Show.NotOurs().ExecuteAsync(http)
                    : next(http)
        );
        app.MapStaticAssets();
        app.MapLook();
        return app;
    }
}
