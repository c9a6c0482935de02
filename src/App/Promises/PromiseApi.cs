using Kept.App.Api;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.Domain.Promises;

namespace Kept.App.Promises;

/// <summary>Promises over HTTP: each act is a noun below the promise.</summary>
public static class PromiseApi
{
    private const string Root = ApiSetup.Root + "/promises/";

    public static void MapPromises(this RouteGroupBuilder api)
    {
        var promises = api.MapGroup("/promises").WithTags("Promises");
        promises.MapPost("", Make).Begins<PromiseJson>("Make a promise");
        promises
            .MapGet("", List)
            .Reads("Promises: what is owed by due moment, else the newest first");
        promises.MapGet("/{id:guid}", Get).Reads("One promise", versioned: true);
        promises
            .MapGet("/P-{number:long}", GetByNumber)
            .Reads("One promise, by the number people use", versioned: true);
        promises
            .MapGet("/{id:guid}/trace", Trace)
            .Reads("Why it is due when it is, and what the clock does about it");
        promises
            .MapGet("/{id:guid}/ledger", Facts)
            .Reads("Every fact of a promise, with its words and its place in the ledger");
        Act<KeepingJson>(
            promises,
            "keeping",
            "The act was done",
            (scope, row, body) =>
                KeepPromise.Run(scope, row, (body.Evidence ?? new EvidenceJson()).ToWish())
        );
        Act<SaidJson>(
            promises,
            "release",
            "The recipient no longer needs it",
            (scope, row, body) => ReleasePromise.Run(scope, row, body.Said)
        );
        Act<SaidJson>(
            promises,
            "dispute",
            "The recipient says the outcome is not right",
            (scope, row, body) => DisputePromise.Run(scope, row, body.Said)
        );
        Act<DecisionJson>(
            promises,
            "dispute/decision",
            "A supervisor decides the dispute",
            (scope, row, body) => DecideDispute.Run(scope, row, body.Upheld, body.Reason)
        );
        Act<CorrectionJson>(
            promises,
            "correction",
            "A supervisor corrects the verdict",
            (scope, row, body) =>
                CorrectPromise.Run(scope, row, body.Verdict, body.Reason, body.Evidence?.ToWish())
        );
        Act<HandoverJson>(
            promises,
            "handover",
            "Somebody else owns or does it",
            (scope, row, body) =>
                HandOverPromise.Run(scope, row, body.Owner, body.Doer, body.Reason)
        );
        Act<NoteJson>(
            promises,
            "note",
            "Something worth knowing",
            (scope, row, body) => NotePromise.Run(scope, row, body.Text)
        );
        promises
            .MapPost("/{id:guid}/acknowledgement", Acknowledge)
            .Acts<PromiseJson>("Take an escalation on");
        promises
            .MapPost("/{id:guid}/renegotiation", Renegotiate)
            .Acts<PromiseJson>(
                "Another promise in its place, before it is due",
                status: StatusCodes.Status201Created
            );
    }

    private static Task<IResult> Make(HttpContext http, ApiAct act, MakePromiseJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var promise = await MakePromise.Run(scope, body.ToWish());
                return ApiAnswer.Created(
                    Root + promise.Id,
                    await Json(scope, promise.Id),
                    promise.Version
                );
            }
        );

    /// <param name="state">owed: open and late together; open: not yet due; late: past due and still owed; kept, broken, replaced, released: by first outcome.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="area">The area's id or key.</param>
    /// <param name="dueBefore">Due earlier than this.</param>
    /// <param name="after">What the page before gave as next.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<PromiseJson>> List(
        Store store,
        Word<PromiseListState>? state,
        Guid? owner,
        string? area,
        QueryInstant? dueBefore,
        string? after,
        int? limit
    ) =>
        store.Read(db =>
            db.PromisesOf(
                store.Clock,
                new PromiseFilter(state?.Value, owner, area, dueBefore?.Value),
                after,
                Paging.Limit(limit)
            )
        );

    private static async Task<PromiseJson> Get(HttpContext http, Store store, Guid id)
    {
        var promise = await store.Read(db => db.Promise(id));
        http.SetVersion(promise.Version);
        return promise;
    }

    private static async Task<PromiseJson> GetByNumber(
        HttpContext http,
        Store store,
        long number
    ) => await Get(http, store, await store.Read(db => db.PromiseNumbered(number)));

    private static Task<PromiseTraceJson> Trace(Store store, Guid id) =>
        store.Read(db => db.TraceOf(id));

    private static Task<Page<FactJsonWithWords>> Facts(
        Store store,
        Guid id,
        string? after,
        int? limit
    ) =>
        store.Read(async db =>
        {
            _ = await db.Set<PromiseRow>().FindAsync(id) ?? throw new PromiseUnknown();
            return await db.FactsOf(PromiseTable.Subject, id, after, Paging.Limit(limit));
        });

    private static Task<IResult> Renegotiate(
        HttpContext http,
        ApiAct act,
        Guid id,
        RenegotiationJson body
    ) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await scope.LockPromise(id);
                http.MustMatch(row.Version);
                var made = await RenegotiatePromise.Run(
                    scope,
                    row,
                    body.Words,
                    body.Due.ToWish(),
                    body.From,
                    body.Consent.ToWish()
                );
                return ApiAnswer.Created(Root + made.Id, await Json(scope, made.Id), made.Version);
            }
        );

    private static Task<IResult> Acknowledge(HttpContext http, ApiAct act, Guid id) =>
        act.Run(http, null, scope => Changed(http, scope, id, AcknowledgePromise.Run));

    private static void Act<TBody>(
        RouteGroupBuilder promises,
        string noun,
        string summary,
        Func<WriteScope, PromiseRow, TBody, Task<Promise>> act
    ) =>
        promises
            .MapPost(
                $"/{{id:guid}}/{noun}",
                (HttpContext http, ApiAct run, Guid id, TBody body) =>
                    run.Run(
                        http,
                        body,
                        scope => Changed(http, scope, id, (_, row) => act(scope, row, body))
                    )
            )
            .Acts<PromiseJson>(summary);

    private static async Task<ApiAnswer> Changed(
        HttpContext http,
        WriteScope scope,
        Guid id,
        Func<WriteScope, PromiseRow, Task<Promise>> act
    )
    {
        var row = await scope.LockPromise(id);
        http.MustMatch(row.Version);
        var promise = await act(scope, row);
        return ApiAnswer.Ok(await Json(scope, id), promise.Version);
    }

    private static async Task<PromiseJson> Json(WriteScope scope, Guid id)
    {
        await scope.Save();
        return await scope.Db.Promise(id);
    }
}
