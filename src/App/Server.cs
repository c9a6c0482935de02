using System.Net;
using Kept.App.Access;
using Kept.App.Api;
using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Clock;
using Kept.App.Commands;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Data.Schema;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.App.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Console;

namespace Kept.App;

/// <summary>The composition root.</summary>
public static class Server
{
    private const long LargestBody = 1_000_000;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(8);

    /// <summary>Opens the store, brings it to this version's schema, and builds the server over it.</summary>
    public static async Task<WebApplication> Build(ServeSettings settings)
    {
        var held = DataFolder.Take(settings);
        try
        {
            new RestoreStaging(settings.Data).Resume();
            var store = settings.OpenStore();
            await Schema.Apply(store);
            await Duties.Begin(store);
            return Build(settings, store, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static WebApplication Build(ServeSettings settings, Store store, StoreLock held)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = "kept",
            }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // its keys lie in the data folder, which is its owner's alone
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestDrain);
        Listen(builder, settings);
        builder.AddShell();
        AddServices(builder.Services, settings);
        // made by the container, so that it ends them too: the store first, then the lock
        builder.Services.AddSingleton(_ => held).AddSingleton(_ => store);
        var app = builder.Build();
        app.Services.GetRequiredService<StoreLock>();
        app.Services.GetRequiredService<Store>();
        Map(app);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServeSettings settings) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (settings.Port is { } port)
            {
                kestrel.Listen(IPAddress.Loopback, port);
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

    private static void AddServices(IServiceCollection services, ServeSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(SealingKey.In(settings.Data));
        services.AddSingleton(new Heads(settings.Data));
        services.AddSingleton<Sealer>();
        services.AddSingleton<IReadOnlyList<DueSubject>>([OnPromiseStep.Subject, Duties.Subject]);
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
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = settings.IsSecure ? "__Host-kept" : "kept";
            options.Cookie.SecurePolicy = settings.IsSecure
                ? CookieSecurePolicy.Always
                : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/sign-in";
            options.ReturnUrlParameter = "back";
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
        });
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = TimeSpan.FromMinutes(1)
        );
        services
            .AddDataProtection()
            .SetApplicationName("kept")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Data, "keys")));
        services.AddSingleton<FormAct>();
        services.AddApi();
    }

    private static void Map(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseWhen(
            http => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseMiddleware<PageFaults>()
        );
        app.UseApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseShell();
        app.MapHealth();
        app.MapOperator();
        app.MapDoors();
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
        var pages = app.MapStaffPages();
        pages.MapDuty();
        pages.MapDesk();
        pages.MapMakePromise();
        pages.MapPromisePages();
    }
}
