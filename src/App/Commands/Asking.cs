using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.App.Data;

namespace Kept.App.Commands;

/// <summary>Requests of the JSON API. What it refuses ends the command with its sentence.</summary>
internal static class Asking
{
    public static Task<JsonNode> Get(this Reach reach, string path) =>
        reach.Ask(new HttpRequestMessage(HttpMethod.Get, path));

    /// <param name="key">The Idempotency-Key: giving it again does not do it again.</param>
    public static Task<JsonNode> Post(
        this Reach reach,
        string path,
        JsonObject body,
        string? key = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(
                WithoutNulls(body).ToJsonString(KeptJson.Options),
                Encoding.UTF8,
                "application/json"
            ),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }
        return reach.Ask(request);
    }

    /// <exception cref="Ended">It was refused, or nobody answered.</exception>
    public static async Task MustBeWell(this HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }
        var sentence = SentenceOf(await answer.Content.ReadAsStringAsync());
        throw answer.StatusCode == HttpStatusCode.ServiceUnavailable
            ? Ended.CannotReach(sentence ?? "Kept cannot answer now. Try again in a moment.")
            : Ended.Refused(sentence ?? $"Kept answered {(int)answer.StatusCode}.");
    }

    private static async Task<JsonNode> Ask(this Reach reach, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await reach.Http.SendAsync(request);
            await answer.MustBeWell();
            return Parsed(await answer.Content.ReadAsStringAsync())
                ?? throw Ended.CannotReach("What answered there is not Kept.");
        }
    }

    private static string? SentenceOf(string body)
    {
        var problem = Parsed(body) as JsonObject;
        return (problem?["detail"] ?? problem?["title"])?.ToString();
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject WithoutNulls(JsonObject body)
    {
        foreach (
            var name in body.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList()
        )
        {
            body.Remove(name);
        }
        return body;
    }
}
