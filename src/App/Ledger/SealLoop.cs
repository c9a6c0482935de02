namespace Kept.App.Ledger;

/// <summary>Seals what was committed, within a second.</summary>
public sealed partial class SealLoop(Sealer sealer, ILogger<SealLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await sealer.HasWork())
                {
                    await sealer.RunOnce();
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                SealingFailed(problem);
            }
            await Task.Delay(Pause, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(200, LogLevel.Error, "Facts could not be sealed; it is tried again at once.")]
    private partial void SealingFailed(Exception problem);
}
