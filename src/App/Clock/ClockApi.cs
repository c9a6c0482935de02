using Kept.App.Api;
using Kept.App.Data;
using Kept.App.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>Something the clock could not do after several tries.</summary>
/// <param name="Owner">Who answers for what it is about.</param>
/// <param name="Problem">What sort of problem it met.</param>
public sealed record StuckJson(
    Guid Promise,
    string Number,
    Guid Owner,
    string Step,
    Instant DueAt,
    int Tries,
    Instant StuckAt,
    string? Problem
);

/// <summary>What the clock could not do, over HTTP.</summary>
public static class ClockApi
{
    public static void MapClock(this RouteGroupBuilder api) =>
        api.MapGet("/clock/stuck", Stuck)
            .WithTags("Clock")
            .Reads("What the clock could not do: somebody has to look");

    /// <param name="limit">1 to 200; 50 unless said otherwise. The longest stuck first.</param>
    internal static Task<Page<StuckJson>> Stuck(Store store, int? limit) =>
        store.Read(async db =>
        {
            var rows = await db.Set<DueEventRow>()
                .Where(row => row.StuckAt != null && row.SubjectKind == PromiseTable.Subject)
                .OrderBy(row => row.StuckAt)
                .Take(Paging.Limit(limit))
                .Join(
                    db.Set<PromiseRow>(),
                    due => due.SubjectId,
                    promise => promise.Id,
                    (due, promise) =>
                        new
                        {
                            Due = due,
                            promise.Number,
                            promise.OwnerId,
                        }
                )
                .ToListAsync();
            return new Page<StuckJson>(
                [
                    .. rows.Select(row => new StuckJson(
                        row.Due.SubjectId,
                        PromiseJson.NumberOf(row.Number),
                        row.OwnerId,
                        row.Due.Step,
                        row.Due.DueAt,
                        row.Due.Tries,
                        row.Due.StuckAt!.Value,
                        row.Due.Problem
                    )),
                ],
                null
            );
        });
}
