using System.Net.Http.Headers;
using Kept.App.Access;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Shouldly;

namespace Kept.App.Tests.Api;

/// <summary>The small firm behind a real server on a real database, and callers with tokens of their own.</summary>
public abstract class ApiHouse : TestHouse
{
    protected WebApplication App { get; private set; } = null!;

    /// <summary>A program that may do everything.</summary>
    protected HttpClient Admin { get; private set; } = null!;

    /// <summary>Ben's own program: it reads and writes as him.</summary>
    protected HttpClient AsBensProgram { get; private set; } = null!;

    /// <summary>A program that only reads.</summary>
    protected HttpClient Reader { get; private set; } = null!;

    protected HttpClient Anonymous { get; private set; } = null!;

    protected string AdminSecret { get; private set; } = "";

    protected abstract bool OnPostgres { get; }

    protected Sealer Sealer => App.Services.GetRequiredService<Sealer>();

    protected override async Task<Store> Open()
    {
        if (OnPostgres)
        {
            await TestStores.CreateDatabase(DatabaseName);
        }
        App = await Serve(Folder);
        return App.Services.GetRequiredService<Store>();
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        AdminSecret = await SecretOf(TokenScope.Admin, null);
        Admin = Caller(App, AdminSecret);
        AsBensProgram = Caller(App, await SecretOf(TokenScope.Write, Ben));
        Reader = Caller(App, await SecretOf(TokenScope.Read, null));
        Anonymous = Caller(App, null);
    }

    public override async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await base.DisposeAsync();
    }

    protected async Task<WebApplication> Serve(string folder)
    {
        var app = await Server.Build(
            new ServeSettings(
                folder,
                OnPostgres ? TestStores.ConnectionTo(DatabaseName) : null,
                Port: 0
            )
            {
                Loops = false,
                Clock = Time,
            }
        );
        await app.StartAsync();
        return app;
    }

    protected Task<string> SecretOf(TokenScope scope, Guid? person) =>
        Store.Write(
            AsAnna,
            async write => (await Tokens.Create(write, $"{scope} program", scope, person)).Secret
        );

    protected static HttpClient Caller(WebApplication app, string? secret)
    {
        var client = new HttpClient
        {
            BaseAddress = new Uri(
                app.Urls.First(url => url.StartsWith("http://127", StringComparison.Ordinal))
            ),
        };
        if (secret is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                secret
            );
        }
        return client;
    }

    protected static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary>A call to Mr Brandt, due in six hours unless said otherwise.</summary>
    protected object ACall(Instant? due = null, string words = "I'll call you back") =>
        new
        {
            customer = new { id = Brandt },
            kind = "callback",
            words,
            due = new { at = Text(due ?? now + Duration.FromHours(6)) },
        };

    protected async Task<(Guid Id, string Tag)> MadePromise(
        Instant? due = null,
        string words = "I'll call you back"
    )
    {
        var answer = await AsBensProgram.Post("/promises", ACall(due, words));
        answer.Status.ShouldBe(201, answer.Text);
        return (answer.Id, answer.Tag!);
    }
}
