using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
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

/// <summary>An answer, read.</summary>
public sealed record Answer(int Status, JsonNode? Body, string Text, HttpResponseMessage Message)
{
    public string? Tag => Message.Headers.ETag?.Tag;

    public string? Location => Message.Headers.Location?.ToString();

    public string? Code => Body?["code"]?.GetValue<string>();

    public Guid Id => Body!["id"]!.GetValue<Guid>();

    public JsonArray Items => Body!["items"]!.AsArray();

    public string? Next => Body!["next"]?.GetValue<string>();

    public JsonNode this[string member] => Body![member]!;

    public void ShouldRefuse(int status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code, Text);
        Message.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Body!["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
    }
}

/// <summary>Calling the API in a test.</summary>
public static class Calling
{
    public static Task<Answer> Get(this HttpClient client, string path) =>
        client.Send(HttpMethod.Get, path, null);

    public static Task<Answer> Post(
        this HttpClient client,
        string path,
        object? body = null,
        string? key = null,
        string? ifMatch = null
    ) =>
        client.Send(
            HttpMethod.Post,
            path,
            body is null ? null : JsonContent.Create(body),
            key,
            ifMatch
        );

    public static Task<Answer> Put(
        this HttpClient client,
        string path,
        object body,
        string? ifMatch = null
    ) => client.Send(HttpMethod.Put, path, JsonContent.Create(body), null, ifMatch);

    public static Task<Answer> PostText(
        this HttpClient client,
        string path,
        string json,
        string mediaType = "application/json"
    ) => client.Send(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, mediaType));

    public static async Task<Answer> Send(
        this HttpClient client,
        HttpMethod method,
        string path,
        HttpContent? content,
        string? key = null,
        string? ifMatch = null
    )
    {
        var full = path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : "/api/v1" + path;
        using var request = new HttpRequestMessage(method, full) { Content = content };
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1_000_000;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        var message = await client.SendAsync(request);
        var text = await message.Content.ReadAsStringAsync();
        var json =
            message.Content.Headers.ContentType?.MediaType?.EndsWith(
                "json",
                StringComparison.Ordinal
            ) == true;
        return new Answer(
            (int)message.StatusCode,
            json ? JsonNode.Parse(text) : null,
            text,
            message
        );
    }

    /// <summary>Every item of a list, page by page.</summary>
    public static async Task<List<JsonNode>> All(
        this HttpClient client,
        string path,
        int limit,
        Func<Task>? between = null
    )
    {
        var items = new List<JsonNode>();
        string? after = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await client.Get(
                $"{path}{separator}limit={limit}{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}"
            );
            page.Status.ShouldBe((int)HttpStatusCode.OK, page.Text);
            items.AddRange(page.Items.Select(item => item!));
            after = page.Next;
            await (between?.Invoke() ?? Task.CompletedTask);
        } while (after is not null);
        return items;
    }
}
