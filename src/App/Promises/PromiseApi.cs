using Kept.App.Api;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>A promise to make. To a customer (by id or new), a colleague, or the house; a case stands for its customer.</summary>
/// <param name="House">True for a promise to the house itself.</param>
/// <param name="Kind">callback, answer, visit, repair, delivery …: one short word.</param>
/// <param name="From">The start of an appointment window.</param>
public sealed record MakePromiseJson(
    string Words,
    DueJson Due,
    CustomerRefJson? Customer = null,
    Guid? Colleague = null,
    bool House = false,
    Guid? Case = null,
    Guid? Area = null,
    string Kind = "other",
    Channel Channel = Channel.Phone,
    Instant? From = null,
    Instant? Target = null,
    Guid? Owner = null,
    Guid? Doer = null
)
{
    /// <exception cref="RecipientMissing">Nobody, or more than one.</exception>
    public PromiseWish ToWish()
    {
        var named = new[] { Customer is not null, Colleague is not null, House }.Count(said =>
            said
        );
        if (
            named > 1
            || (named == 0 && Case is null)
            || (Customer is { Id: not null, Name: not null })
        )
        {
            throw new RecipientMissing();
        }
        var to =
            House ? RecipientKind.House
            : Colleague is null ? RecipientKind.Customer
            : RecipientKind.Colleague;
        return new PromiseWish(
            Words,
            Due.ToWish(),
            to,
            Customer?.Id ?? Colleague,
            Customer is { Name: { } name }
                ? new CustomerWish(name, Customer.Email, Customer.Phone)
                : null,
            Case,
            Area,
            Kind,
            Channel,
            From,
            Target,
            Owner,
            Doer
        );
    }
}

/// <summary>A customer by id, or a new one by name.</summary>
public sealed record CustomerRefJson(
    Guid? Id = null,
    string? Name = null,
    string? Email = null,
    string? Phone = null
);

/// <summary>By when: exactly one of <c>at</c>, <c>within</c> and <c>said</c>.</summary>
/// <param name="Within">ISO 8601, such as PT4H.</param>
/// <param name="Working">Count only working time.</param>
/// <param name="Calendar">The calendar to count by; the area's unless named.</param>
/// <param name="Said">A phrase such as "tomorrow 4pm", in the recipient's zone.</param>
public sealed record DueJson(
    Instant? At = null,
    Duration? Within = null,
    bool Working = false,
    string? Calendar = null,
    string? Said = null
)
{
    public DueWish ToWish() => new(At, Within, Working, Calendar, Said);
}

/// <summary>What shows that it was done. <c>at</c> only with mail or call and a <c>ref</c>, or by a supervisor.</summary>
public sealed record EvidenceJson(
    EvidenceKind Kind = EvidenceKind.Said,
    string? Text = null,
    string? Ref = null,
    Instant? At = null
)
{
    public EvidenceWish ToWish() => new(Kind, Text, Ref, At);
}

/// <summary>The act was done.</summary>
public sealed record KeepingJson(EvidenceJson? Evidence = null);

/// <summary>Another promise in its place, and how the customer agreed.</summary>
/// <param name="Words">The new words; the old ones unless given.</param>
public sealed record RenegotiationJson(
    DueJson Due,
    ConsentJson Consent,
    string? Words = null,
    Instant? From = null
);

/// <summary>click, mail, call, or told: without their consent they may dispute it.</summary>
public sealed record ConsentJson(ConsentKind Kind, string? Text = null, string? Ref = null);

/// <summary>What the recipient said.</summary>
public sealed record SaidJson(string Said);

/// <summary>A decision on a dispute, with a reason the recipient may read.</summary>
public sealed record DecisionJson(bool Upheld, string Reason);

/// <summary>A supervisor's correction of a verdict: kept or broken, with a reason.</summary>
public sealed record CorrectionJson(Verdict Verdict, string Reason, EvidenceJson? Evidence = null);

/// <summary>Who owns and does it from now on.</summary>
public sealed record HandoverJson(Guid? Owner = null, Guid? Doer = null, string? Reason = null);

/// <summary>Something worth knowing.</summary>
public sealed record NoteJson(string Text);

/// <summary>Promises over HTTP: each act is a noun below the promise.</summary>
public static class PromiseApi
{
    public static void MapPromises(this RouteGroupBuilder api)
    {
        var promises = api.MapGroup("/promises").WithTags("Promises");
        promises
            .MapPost("", Make)
            .RequireAuthorization(ApiSetup.Write)
            .WithSummary("Make a promise");
        promises.MapGet("/{id:guid}", Get).WithSummary("One promise");
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
            .RequireAuthorization(ApiSetup.Write)
            .WithSummary("Take an escalation on");
        promises
            .MapPost("/{id:guid}/renegotiation", Renegotiate)
            .RequireAuthorization(ApiSetup.Write)
            .WithSummary("Another promise in its place, before it is due");
    }

    private static Task<IResult> Make(HttpContext http, ApiAct act, MakePromiseJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var promise = await MakePromise.Run(scope, body.ToWish());
                return ApiAnswer.Created(
                    $"/api/v1/promises/{promise.Id}",
                    await Json(scope, promise.Id),
                    promise.Version
                );
            }
        );

    private static async Task<IResult> Get(HttpContext http, Store store, Guid id)
    {
        var promise = await store.Read(db => db.Promise(id));
        http.Response.Headers.ETag = $"\"{promise.Version}\"";
        return Results.Ok(promise);
    }

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
                var consent = new ConsentWish(
                    body.Consent.Kind,
                    body.Consent.Text,
                    body.Consent.Ref
                );
                var made = await RenegotiatePromise.Run(
                    scope,
                    row,
                    body.Words,
                    body.Due.ToWish(),
                    body.From,
                    consent
                );
                return ApiAnswer.Created(
                    $"/api/v1/promises/{made.Id}",
                    await Json(scope, made.Id),
                    made.Version
                );
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
            .RequireAuthorization(ApiSetup.Write)
            .WithSummary(summary);

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
