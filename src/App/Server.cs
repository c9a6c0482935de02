using Kept.App.Access;
using Kept.App.Api;
using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Clock;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Data.Schema;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Kept.App;

/// <summary>The composition root.</summary>
public static class Server
{
    private const long LargestBody = 1_000_000;

    /// <summary>Opens the store, brings it to this version's schema, and builds the server over it.</summary>
    public static async Task<WebApplication> Build(ServeSettings settings)
    {
        Directory.CreateDirectory(settings.Data);
        var store = settings.OpenStore();
        await Schema.Apply(store);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = "kept",
            }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Listen(builder, settings);
        AddServices(builder.Services, settings, store);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServeSettings settings) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (settings.Port is 0)
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            }
            else if (settings.Port is { } port)
            {
                kestrel.ListenLocalhost(port);
            }
            File.Delete(settings.Socket);
            kestrel.ListenUnixSocket(
                settings.Socket,
                listen =>
                    listen.Use(next =>
                        connection =>
                        {
                            connection.Features.Set(new OperatorConnection());
                            return next(connection);
                        }
                    )
            );
        });

    private static void AddServices(
        IServiceCollection services,
        ServeSettings settings,
        Store store
    )
    {
        services.AddSingleton(settings);
        services.AddSingleton(store);
        services.AddSingleton(SealingKey.In(settings.Data));
        services.AddSingleton(new Heads(settings.Data));
        services.AddSingleton<Sealer>();
        services.AddSingleton<IReadOnlyList<DueSubject>>([OnPromiseStep.Subject]);
        services.AddSingleton<Clock.Clock>();
        if (settings.Loops)
        {
            services.AddHostedService<ClockLoop>();
            services.AddHostedService<SealLoop>();
        }
        services.AddScoped(provider => provider.GetRequiredService<Store>().ForAccounts());
        services.AddSingleton<SetUp>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(
                TokenAuthentication.SchemeName,
                null
            )
            .AddIdentityCookies();
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = Accounts.ShortestPassword;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<KeptDb>()
            .AddSignInManager();
        services.AddApi();
    }

    private static void Map(WebApplication app)
    {
        app.UseApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        var api = app.MapApi();
        api.MapPromises();
        api.MapCases();
        api.MapCustomers();
        api.MapCalendars();
        api.MapAreas();
        api.MapPeople();
        api.MapTokens();
        api.MapLedger();
        api.MapClock();
        api.MapSetUp();
        app.MapApiDocument();
    }
}
