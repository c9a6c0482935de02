using System.Globalization;
using Kept.App.Access;
using Kept.App.Data;
using Kept.App.Shell;
using Kept.Domain;
using Kept.Domain.Promises;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Promises;

/// <summary>The promise page and its acts.</summary>
public static class PromisePages
{
    public static void MapPromisePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/promises/{number:long}", Page);
        Act(
            pages,
            "keeping",
            "keep",
            (scope, row, typed) =>
                KeepPromise.Run(scope, row, new EvidenceWish(EvidenceOf(typed.How), typed.Words))
        );
        Act(
            pages,
            "release",
            "release",
            (scope, row, typed) => ReleasePromise.Run(scope, row, typed.Words ?? "")
        );
        Act(
            pages,
            "dispute",
            "dispute",
            (scope, row, typed) => DisputePromise.Run(scope, row, typed.Words ?? "")
        );
        Act(
            pages,
            "handover",
            "handover",
            (scope, row, typed) =>
                HandOverPromise.Run(
                    scope,
                    row,
                    Guid.TryParse(typed.To, out var to) ? to : throw new OwnerInactive(),
                    null,
                    typed.Words
                )
        );
        Act(
            pages,
            "correction",
            "correct",
            (scope, row, typed) =>
                CorrectPromise.Run(
                    scope,
                    row,
                    (row.Corrected ?? row.Verdict) == Verdict.Kept ? Verdict.Broken : Verdict.Kept,
                    typed.Words ?? "",
                    null
                )
        );
        Act(
            pages,
            "renegotiation",
            "renegotiate",
            (scope, row, typed) =>
                RenegotiatePromise.Run(
                    scope,
                    row,
                    typed.Words,
                    new DueWish(Said: typed.By ?? ""),
                    null,
                    new ConsentWish(
                        ConsentOf(typed.Agreed),
                        typed.Agreed is "call" or "mail" ? typed.Words : null
                    )
                )
        );
    }

    private static async Task<IResult> Page(HttpContext http, Store store, long number, string? act)
    {
        await using var db = await store.Read();
        return await Shown(http, store, db, number, view => view with { OpenAct = act });
    }

    private static void Act(
        RouteGroupBuilder pages,
        string noun,
        string name,
        Func<WriteScope, PromiseRow, ActTyped, Task<Promise>> act
    ) =>
        pages.MapPost(
            $"/promises/{{number:long}}/{noun}",
            (
                HttpContext http,
                Store store,
                FormAct form,
                long number,
                [FromForm] string? key,
                [FromForm] string? how,
                [FromForm] string? words,
                [FromForm] string? by,
                [FromForm] string? agreed,
                [FromForm] string? to
            ) =>
                Do(
                    http,
                    store,
                    form,
                    number,
                    key,
                    name,
                    new ActTyped(how, words, by, agreed, to),
                    act
                )
        );

    private static async Task<IResult> Do(
        HttpContext http,
        Store store,
        FormAct form,
        long number,
        string? key,
        string name,
        ActTyped typed,
        Func<WriteScope, PromiseRow, ActTyped, Task<Promise>> act
    )
    {
        try
        {
            var path = await form.Run(
                http.Viewer(),
                key is null ? null : $"{name} {key}",
                async scope =>
                {
                    var row = await scope.LockPromise(await IdOf(scope, number));
                    var promise = await act(scope, row, typed);
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"/promises/{promise.Number}"
                    );
                }
            );
            return Show.GoTo(http, path);
        }
        catch (Refusal refusal)
        {
            var faults = new Faults { [FieldOf(refusal)] = refusal.Message };
            await using var db = await store.Read();
            return await Shown(
                http,
                store,
                db,
                number,
                view => view with { OpenAct = name, Typed = typed, Faults = faults },
                StatusCodes.Status422UnprocessableEntity
            );
        }
    }

    private static async Task<IResult> Shown(
        HttpContext http,
        Store store,
        KeptDb db,
        long number,
        Func<PromiseView, PromiseView> with,
        int status = StatusCodes.Status200OK
    )
    {
        var now = await store.Now();
        return await db.PromisePage(number, http.Viewer(), now) is { } view
            ? Show.Page<PromisePage>(
                new { Frame = await db.Frame(http.Viewer(), now), View = with(view) },
                status
            )
            : Show.NotFound();
    }

    private static async Task<Guid> IdOf(WriteScope scope, long number) =>
        await scope
            .Db.Set<PromiseRow>()
            .Where(row => row.Number == number)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync()
        ?? throw new PromiseUnknown();

    private static string FieldOf(Refusal refusal) =>
        refusal switch
        {
            Domain.Ledger.WordsMissing or Domain.Ledger.WordsTooLong => "words",
            DueNotUnderstood or DueInThePast or DueTooFar or DueMissing => "by",
            ConsentUnproven => "agreed",
            OwnerInactive => "to",
            _ => "",
        };

    private static EvidenceKind EvidenceOf(string? how) =>
        Enum.TryParse<EvidenceKind>(how, ignoreCase: true, out var kind) ? kind : EvidenceKind.Said;

    private static ConsentKind ConsentOf(string? agreed) =>
        Enum.TryParse<ConsentKind>(agreed, ignoreCase: true, out var kind)
            ? kind
            : ConsentKind.Told;
}
