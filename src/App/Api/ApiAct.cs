using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kept.App.Access;
using Kept.App.Data;
using Kept.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Api;

/// <summary>What an act answers: written with the act itself, so that the same question gets the same answer.</summary>
public sealed record ApiAnswer(
    int Status,
    object Body,
    int? Version = null,
    string? Location = null
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
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<
        (string, string),
        bool
    > Running = new();

    public async Task<IResult> Run(
        HttpContext http,
        object? request,
        Func<WriteScope, Task<ApiAnswer>> act
    )
    {
        var by = http.Actor();
        if (http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key)
        {
            return Answer(http, Stored.Of(await store.Write(by, act)));
        }
        if (key.Length > 200)
        {
            throw new IdempotencyKeyTooLong();
        }
        var caller = http.Caller();
        if (!Running.TryAdd((caller, key), true))
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
            Running.TryRemove((caller, key), out _);
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
        await scope.OnlyOne($"{caller}\n{key}");
        var row = await scope
            .Db.Set<IdempotencyRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Caller == caller && row.Key == key);
        if (row is not null)
        {
            return row.RequestHash == hash
                ? new Stored(row.Status, row.Headers, row.Body)
                : throw new IdempotencyKeyReused();
        }
        var stored = Stored.Of(await act(scope));
        scope.Db.Add(
            new IdempotencyRow
            {
                Caller = caller,
                Key = key,
                RequestHash = hash,
                Status = stored.Status,
                Headers = stored.Headers,
                Body = stored.Body,
                CreatedAt = await scope.RecordedAt(),
            }
        );
        return stored;
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
        public static Stored Of(ApiAnswer answer) =>
            new(
                answer.Status,
                (answer.Version is { } version ? $"ETag:\"{version}\"\n" : "")
                    + (answer.Location is { } location ? $"Location:{location}\n" : ""),
                JsonSerializer.Serialize(answer.Body, KeptJson.Options)
            );
    }
}

/// <summary>Preconditions (RFC 9110): the version somebody saw is the version they change.</summary>
public static class Preconditions
{
    /// <summary>Refuses when If-Match names another version than the current one.</summary>
    /// <exception cref="ChangedMeanwhile">It does.</exception>
    public static void MustMatch(this HttpContext http, int version)
    {
        var wanted = http.Request.Headers.IfMatch.ToString();
        if (
            wanted.Length > 0
            && wanted != "*"
            && wanted.Trim().Trim('"')
                != version.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            throw new ChangedMeanwhile();
        }
    }

    /// <summary>As <see cref="MustMatch"/>, and refuses when there is no If-Match at all.</summary>
    /// <exception cref="VersionMissing">There is none.</exception>
    public static void MustNameVersion(this HttpContext http, int version)
    {
        if (http.Request.Headers.IfMatch.Count == 0)
        {
            throw new VersionMissing();
        }
        http.MustMatch(version);
    }
}

/// <summary>Somebody else changed it first: 412.</summary>
public sealed class ChangedMeanwhile()
    : Refusal(
        "changed_meanwhile",
        "Somebody changed this meanwhile. Look at it again, then decide.",
        RefusalKind.Conflict
    );

/// <summary>A change must say which version it changes: 428.</summary>
public sealed class VersionMissing()
    : Refusal("version_missing", "Send If-Match with the version you saw.", RefusalKind.Conflict);

/// <summary>The key was used for something else: 422.</summary>
public sealed class IdempotencyKeyReused()
    : Refusal(
        "idempotency_key_reused",
        "This Idempotency-Key was used with another request. Use a new one."
    );

/// <summary>The key is too long.</summary>
public sealed class IdempotencyKeyTooLong()
    : Refusal("idempotency_key_too_long", "An Idempotency-Key has at most 200 characters.");

/// <summary>The first request with this key has not finished: 409.</summary>
public sealed class StillRunning()
    : Refusal(
        "still_running",
        "The first request with this Idempotency-Key is still running.",
        RefusalKind.Conflict
    );
