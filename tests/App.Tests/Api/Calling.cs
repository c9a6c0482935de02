using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace Kept.App.Tests.Api;

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
        await (content?.LoadIntoBufferAsync() ?? Task.CompletedTask);
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
