using Kept.App.Data;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>Runs the clock whenever something is due: sleeps until the next due moment, a second at most, woken early by a commit.</summary>
public sealed partial class ClockLoop(Store store, Clock clock, ILogger<ClockLoop> log)
    : BackgroundService
{
    private static readonly Duration LongestSleep = Duration.FromSeconds(1);
    private readonly SemaphoreSlim wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Committed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = LongestSleep;
            try
            {
                if (await clock.NextDue() is { } next)
                {
                    var left = next - await store.Now();
                    if (left < Duration.Zero && await clock.RunOnce() > 0)
                    {
                        continue;
                    }
                    sleep =
                        left < Duration.Zero
                            ? sleep
                            : Duration.Min(sleep, left + Duration.FromMilliseconds(1));
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                RunFailed(problem);
            }
            await ((Task)wake.WaitAsync(sleep.ToTimeSpan(), stoppingToken)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing
            );
        }
        store.Committed -= Wake;
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    private void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException) { }
    }

    [LoggerMessage(101, LogLevel.Error, "The clock could not run; it tries again within a second.")]
    private partial void RunFailed(Exception problem);
}
