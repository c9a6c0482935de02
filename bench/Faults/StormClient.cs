using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kept.Bench.Auditor;

namespace Kept.Bench.Faults;

/// <summary>Makes and keeps promises, each under its own key, and asks again with the same key what was not answered.</summary>
public sealed class StormClient(string token)
{
    private readonly ConcurrentQueue<Request> unanswered = new();
    private readonly ConcurrentQueue<Request> toKeep = new();
    private int asked;

    public ConcurrentQueue<Acknowledged> Log { get; } = new();

    public int AskedAgain { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Asks until the server is gone or is stopped.</summary>
    public async Task Run(Uri server, CancellationToken stop)
    {
        using var http = Open(server);
        while (!stop.IsCancellationRequested && await AskOne(http, Next())) { }
    }

    /// <summary>Asks everything again that is still unanswered, and keeps what was to be kept.</summary>
    public async Task Finish(Uri server)
    {
        using var http = Open(server);
        while (unanswered.TryDequeue(out var request) || toKeep.TryDequeue(out request))
        {
            if (!await AskOne(http, request))
            {
                throw new InvalidOperationException("the server is gone");
            }
        }
    }

    private Request Next()
    {
        if (unanswered.TryDequeue(out var again))
        {
            AskedAgain++;
            return again;
        }
        if (Random.Shared.Next(100) < 40 && toKeep.TryDequeue(out var keep))
        {
            return keep;
        }
        var words =
            $"I'll call you back ({Interlocked.Increment(ref asked)} of {GetHashCode():x8})";
        var seconds = 0.5 + (Random.Shared.NextDouble() * 2.5);
        var body = JsonSerializer.Serialize(
            new
            {
                words,
                house = true,
                due = new { within = FormattableString.Invariant($"PT{seconds:F3}S") },
            }
        );
        return new Request("make", "/api/v1/promises", Guid.NewGuid().ToString(), body, words);
    }

    private async Task<bool> AskOne(HttpClient http, Request request)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Path)
            {
                Content = new StringContent(request.Body, Encoding.UTF8, "application/json"),
            };
            message.Headers.Add("Idempotency-Key", request.Key);
            using var answer = await http.SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
            {
                Took(request, text);
            }
            else if ((int)answer.StatusCode < 500)
            {
                Refused++;
            }
            else
            {
                unanswered.Enqueue(request);
                await Task.Delay(50);
            }
            return true;
        }
        catch (Exception gone)
            when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            unanswered.Enqueue(request);
            return false;
        }
    }

    private void Took(Request request, string answer)
    {
        using var json = JsonDocument.Parse(answer);
        var promise = json.RootElement.GetProperty("id").GetString()!;
        var state = json.RootElement.GetProperty("state").GetString()!;
        Log.Enqueue(new Acknowledged(request.Act, request.Key, promise, request.Words, state));
        if (request.Act == "make" && Random.Shared.Next(100) < 60)
        {
            toKeep.Enqueue(
                new Request(
                    "keep",
                    $"/api/v1/promises/{promise}/keeping",
                    Guid.NewGuid().ToString(),
                    "{}",
                    request.Words
                )
            );
        }
    }

    private HttpClient Open(Uri server)
    {
        var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private sealed record Request(string Act, string Path, string Key, string Body, string Words);
}
