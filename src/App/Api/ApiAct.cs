using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kept.App.Access;
using Kept.App.Data;

namespace Kept.App.Api;

/// <summary>What an act answers: written with the act itself, so that the same question gets the same answer.</summary>
/// <param name="Shown">What is answered this once where the body holds a secret left out of <paramref name="Body"/>; it is never stored.</param>
public sealed record ApiAnswer(
    int Status,
    object Body,
    int? Version = null,
    string? Location = null,
    object? Shown = null
)
{
    public static ApiAnswer Created(string location, object body, int version) =>
        new(StatusCodes.Status201Created, body, version, location);

    public static ApiAnswer Ok(object body, int version) =>
        new(StatusCodes.Status200OK, body, version);
}

/// <summary>
/// Runs an act for the API in one transaction, together with its idempotency key. The same key and body get the
/// stored answer, another body 422, a second one while the first runs 409.
/// </summary>
public sealed class ApiAct(Store store)
{
    private readonly ConcurrentDictionary<(string, string), bool> running = new();

    public async Task<IResult> Run(
        HttpContext http,
        object? request,
        Func<WriteScope, Task<ApiAnswer>> act
    )
    {
        var by = http.Actor();
        if (http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key)
        {
            var answer = await store.Write(by, act);
            return Answer(http, Stored.Of(answer, answer.Shown ?? answer.Body));
        }
        if (key.Length > 200)
        {
            throw new IdempotencyKeyTooLong();
        }
        var caller = http.Caller();
        if (!running.TryAdd((caller, key), true))
        {
            throw new StillRunning();
        }
        try
        {
            return Answer(
                http,
                await store.Write(by, scope => Once(scope, caller, key, HashOf(http, request), act))
            );
        }
        finally
        {
            running.TryRemove((caller, key), out _);
        }
    }

    private static async Task<Stored> Once(
        WriteScope scope,
        string caller,
        string key,
        string hash,
        Func<WriteScope, Task<ApiAnswer>> act
    )
    {
        var row = await scope.AnswerBefore(caller, key);
        if (row is not null)
        {
            return row.RequestHash == hash
                ? new Stored(row.Status, row.Headers, row.Body)
                : throw new IdempotencyKeyReused();
        }
        var answer = await act(scope);
        var stored = Stored.Of(answer, answer.Body);
        await scope.KeepAnswer(caller, key, hash, stored.Status, stored.Headers, stored.Body);
        return Stored.Of(answer, answer.Shown ?? answer.Body);
    }

    private static string HashOf(HttpContext http, object? request) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{http.Request.Method} {http.Request.Path}\n{http.Request.Headers.IfMatch}\n{JsonSerializer.Serialize(request, KeptJson.Options)}"
                )
            )
        );

    private static IResult Answer(HttpContext http, Stored stored)
    {
        foreach (var line in stored.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (
                line[..line.IndexOf(':', StringComparison.Ordinal)],
                line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
            );
            http.Response.Headers[name] = value;
        }
        return Results.Text(stored.Body, "application/json", Encoding.UTF8, stored.Status);
    }

    private sealed record Stored(int Status, string Headers, string Body)
    {
        public static Stored Of(ApiAnswer answer, object body) =>
            new(
                answer.Status,
                (answer.Version is { } version ? $"ETag:\"{version}\"\n" : "")
                    + (answer.Location is { } location ? $"Location:{location}\n" : ""),
                JsonSerializer.Serialize(body, KeptJson.Options)
            );
    }
}
