using Kept.App.Api;
using Kept.App.Data;

namespace Kept.App.Cases;

/// <summary>Cases over HTTP.</summary>
public static class CaseApi
{
    private const string Root = ApiSetup.Root + "/cases/";

    public static void MapCases(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("", Open).Begins<OpenedCaseJson>("Open a case");
        cases.MapGet("", List).Reads("Cases: the earliest due or the newest first");
        cases.MapGet("/{id:guid}", Get).Reads("One case with its timeline", versioned: true);
        cases
            .MapGet("/C-{number:long}", GetByNumber)
            .Reads("One case with its timeline, by the number people use", versioned: true);
        cases
            .MapPost("/{id:guid}/messages", Say)
            .Begins<MessageJson>(
                "Say something in a case: a reply, a note, or the customer's words"
            );
        cases.MapPost("/{id:guid}/closing", Close).Acts<CaseJson>("It is done");
        cases.MapPost("/{id:guid}/reopening", Reopen).Acts<CaseJson>("It is not done after all");
        cases
            .MapPost("/{id:guid}/handover", HandOver)
            .Acts<CaseJson>("Another area or person answers for it");
    }

    private static Task<IResult> Open(HttpContext http, ApiAct act, OpenCaseJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await OpenCase.Run(scope, body.ToWish());
                await scope.Save();
                return ApiAnswer.Created(
                    Root + row.Id,
                    new OpenedCaseJson(await scope.Db.Case(row), await scope.Db.PromisesIn(row.Id)),
                    row.Version
                );
            }
        );

    /// <param name="state">open unless said otherwise.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="area">The area's id or key. With sort=due: what that area owes.</param>
    /// <param name="sort">due: by the earliest promise still owed in it, then those without any; open cases only. newest unless said otherwise.</param>
    /// <param name="after">What the page before gave as next.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<CaseJson>> List(
        Store store,
        Word<CaseState>? state,
        Guid? owner,
        string? area,
        Word<CaseSort>? sort,
        string? after,
        int? limit
    ) =>
        store.Read(db =>
            db.Cases(
                new CaseFilter(state?.Value ?? CaseState.Open, owner, area),
                sort?.Value ?? CaseSort.Newest,
                after,
                Paging.Limit(limit)
            )
        );

    private static async Task<CaseWithTimelineJson> Get(HttpContext http, Store store, Guid id)
    {
        var found = await store.Read(db => db.CaseWithTimeline(id));
        http.SetVersion(found.Case.Version);
        return found;
    }

    private static async Task<CaseWithTimelineJson> GetByNumber(
        HttpContext http,
        Store store,
        long number
    ) => await Get(http, store, await store.Read(db => db.CaseNumbered(number)));

    private static Task<IResult> Say(HttpContext http, ApiAct act, Guid id, AddMessageJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var message = await AddMessage.Run(scope, id, body.Kind, body.Text, body.Channel);
                return ApiAnswer.Created(
                    Root + id,
                    new MessageJson(
                        message.Id,
                        id,
                        message.Kind,
                        body.Text.Trim(),
                        message.Channel,
                        message.SaidAt
                    ),
                    (await scope.LockCase(id)).Version
                );
            }
        );

    private static Task<IResult> Close(HttpContext http, ApiAct act, Guid id) =>
        Change(http, act, null, id, (scope, _) => ChangeCase.Close(scope, id));

    private static Task<IResult> Reopen(HttpContext http, ApiAct act, Guid id) =>
        Change(http, act, null, id, (scope, _) => ChangeCase.Reopen(scope, id));

    private static Task<IResult> HandOver(
        HttpContext http,
        ApiAct act,
        Guid id,
        CaseHandoverJson body
    ) =>
        Change(
            http,
            act,
            body,
            id,
            (scope, row) =>
                ChangeCase.HandOver(scope, id, body.Area ?? row.AreaId, body.Owner ?? row.OwnerId)
        );

    private static Task<IResult> Change(
        HttpContext http,
        ApiAct act,
        object? body,
        Guid id,
        Func<WriteScope, CaseRow, Task<CaseRow>> change
    ) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await scope.LockCase(id);
                http.MustMatch(row.Version);
                var changed = await change(scope, row);
                await scope.Save();
                return ApiAnswer.Ok(await scope.Db.Case(changed), changed.Version);
            }
        );
}
