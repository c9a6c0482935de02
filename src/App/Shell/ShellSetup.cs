namespace Kept.App.Shell;

public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "kept-form");
        services.AddSingleton<Asset>();
        return services;
    }

    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseRequestLocalization(options =>
            options.SetDefaultCulture("en").AddSupportedCultures("en").AddSupportedUICultures("en")
        );
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapLook();
        return app;
    }
}
