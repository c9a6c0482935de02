using System.Text.Json;
using System.Threading.Channels;
using Kept.App.Data;
using Kept.Domain;

namespace Kept.App.Commands;

/// <summary>How far something long has come.</summary>
/// <param name="Total">Of how many; null where nobody knows.</param>
internal sealed record Told(long Done, long? Total, string Words);

/// <summary>A line of the answer: how far it is, or, last, what came of it.</summary>
internal sealed record ToldLine(Told? Told = null, object? Done = null, string? Refused = null);

/// <summary>Something long, told line by line as JSON while it runs. Whoever asked and goes away stops it.</summary>
internal sealed class Telling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Channel<Told> told = Channel.CreateUnbounded<Told>();
    private long last;

    private Telling() { }

    public static Task<IResult> Run(
        HttpContext http,
        Func<Telling, CancellationToken, Task<object>> work
    )
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        return Task.FromResult(
            Results.Stream(
                async body =>
                {
                    using var stop = CancellationTokenSource.CreateLinkedTokenSource(
                        http.RequestAborted,
                        stopping.ApplicationStopping
                    );
                    await new Telling().Tell(body, work, stop.Token);
                },
                "application/x-ndjson"
            )
        );
    }

    public IProgress<T> Of<T>(Func<T, Told> words) => new Progress<T>(this, words);

    private async Task Tell(
        Stream body,
        Func<Telling, CancellationToken, Task<object>> work,
        CancellationToken stop
    )
    {
        var running = Task.Run(
            async () =>
            {
                try
                {
                    return await work(this, stop);
                }
                finally
                {
                    told.Writer.Complete();
                }
            },
            CancellationToken.None
        );
        await foreach (var one in told.Reader.ReadAllAsync(CancellationToken.None))
        {
            await TryWrite(body, new ToldLine(one));
        }
        await TryWrite(body, await Outcome(running));
    }

    private static async Task<ToldLine> Outcome(Task<object> running)
    {
        try
        {
            return new ToldLine(Done: await running);
        }
        catch (Refusal refusal)
        {
            return new ToldLine(Refused: refusal.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ToldLine(Refused: problem.Message);
        }
        catch (OperationCanceledException)
        {
            return new ToldLine(Refused: "It was stopped.");
        }
    }

    /// <summary>The work goes on to its next stop even where nobody listens any more.</summary>
    private static async Task TryWrite(Stream body, ToldLine line)
    {
        try
        {
            await JsonSerializer.SerializeAsync(body, line, KeptJson.Options);
            await body.WriteAsync("\n"u8.ToArray());
            await body.FlushAsync();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException) { }
    }

    private void Report(Told one)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (last == 0 || TimeProvider.System.GetElapsedTime(last, now) >= Pause)
        {
            last = now;
            told.Writer.TryWrite(one);
        }
    }

    private sealed class Progress<T>(Telling telling, Func<T, Told> words) : IProgress<T>
    {
        public void Report(T value) => telling.Report(words(value));
    }
}
