using Kept.App.Access;
using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Shell;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Promises;

/// <summary>The desk: what is late, within the hour, today, later; and what Kept has to say.</summary>
public static class DeskPages
{
    public static void MapDesk(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", Desk);
        pages.MapGet("/desk/lines", Lines);
        pages.MapPost("/notices/{id:guid}/acknowledgement", Acknowledge);
    }

    private static async Task<IResult> Desk(HttpContext http, Store store)
    {
        var viewer = http.Viewer();
        await using var db = await store.Read();
        var now = await store.Now();
        return Show.Page<DeskPage>(
            new { Frame = await db.Frame(viewer, now), View = await db.Desk(viewer, now) }
        );
    }

    private static async Task<IResult> Lines(HttpContext http, Store store)
    {
        await using var db = await store.Read();
        return Show.Page<DeskLines>(new { View = await db.Desk(http.Viewer(), await store.Now()) });
    }

    private static async Task<IResult> Acknowledge(HttpContext http, Store store, Guid id)
    {
        var viewer = http.Viewer();
        await store.Write(
            viewer.Actor,
            async scope =>
            {
                var message = await scope
                    .Db.Set<OutboxRow>()
                    .SingleOrDefaultAsync(row => row.Id == id && row.PersonId == viewer.Person);
                if (message is null or { SeenAt: not null })
                {
                    return;
                }
                message.SeenAt = await scope.Now();
                var row = await scope.LockPromise(message.PromiseId);
                if (
                    message.Step == nameof(Step.Escalate)
                    && row is { Owed: true, AcknowledgedAt: null }
                )
                {
                    await AcknowledgePromise.Run(scope, row);
                }
            }
        );
        return Show.GoTo(http, "/");
    }
}
