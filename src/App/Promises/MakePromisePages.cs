using System.Globalization;
using Kept.App.Access;
using Kept.App.Data;
using Kept.App.Shell;
using Kept.Domain;
using Kept.Domain.Cases;
using Kept.Domain.Customers;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.AspNetCore.Mvc;

namespace Kept.App.Promises;

/// <summary>The new-promise sheet: as a page, as a fragment over any page, with its live preview of the due moment.</summary>
public static class MakePromisePages
{
    public static void MapMakePromise(this RouteGroupBuilder pages)
    {
        pages.MapGet("/promises/new", Sheet);
        pages.MapPost("/promises", Make);
        pages.MapGet("/promises/due", Preview);
        pages.MapGet("/promises/customers", Customers);
    }

    private static async Task<IResult> Sheet(HttpContext http, Store store)
    {
        await using var db = await store.Read();
        return await Shown(http, store, db, new PromiseTyped(), Faults.None, FormAct.NewKey());
    }

    private static async Task<IResult> Make(
        HttpContext http,
        Store store,
        FormAct form,
        [FromForm] string? key,
        [FromForm] string? to,
        [FromForm] string? customer,
        [FromForm] string? customerName,
        [FromForm] string? reach,
        [FromForm] string? colleague,
        [FromForm] string? words,
        [FromForm] string? by,
        [FromForm] string? from,
        [FromForm] string? channel,
        [FromForm] string? kind,
        [FromForm] string? owner,
        [FromForm(Name = "case")] string? caseNumber
    )
    {
        var typed = new PromiseTyped
        {
            To = to ?? "customer",
            Customer = customer,
            CustomerName = customerName,
            Reach = reach,
            Colleague = colleague,
            Words = words,
            By = by,
            From = from,
            Channel = channel,
            Kind = kind,
            Owner = owner,
            Case = caseNumber,
        };
        try
        {
            var path = await form.Run(
                http.Viewer(),
                key,
                async scope =>
                {
                    var promise = await MakePromise.Run(
                        scope,
                        await PromiseTypedWish.Of(scope, typed)
                    );
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
            await using var db = await store.Read();
            var faults = new Faults { [FieldOf(refusal, typed)] = refusal.Message };
            return await Shown(http, store, db, typed, faults, key ?? FormAct.NewKey());
        }
    }

    private static async Task<IResult> Preview(
        HttpContext http,
        Store store,
        string? by,
        string? customer,
        long? promise
    )
    {
        await using var db = await store.Read();
        return Show.Page<DuePreview>(
            new
            {
                View = await DuePreviews.Of(
                    db,
                    http.Viewer(),
                    await store.Now(),
                    by,
                    customer,
                    promise
                ),
            }
        );
    }

    private static async Task<IResult> Customers(Store store, string? customerName) =>
        Show.Page<CustomersFound>(
            new { Found = await store.Read(db => db.CustomersLike(customerName)) }
        );

    private static async Task<IResult> Shown(
        HttpContext http,
        Store store,
        KeptDb db,
        PromiseTyped typed,
        Faults faults,
        string key
    )
    {
        var viewer = http.Viewer();
        var now = await store.Now();
        var view = new MakePromiseFormView(
            key,
            typed,
            await db.Colleagues(viewer.Person),
            [
                new Choice(viewer.Person.ToString(), viewer.Name),
                .. await db.Colleagues(viewer.Person),
            ],
            await db.CustomersLike(typed.CustomerName),
            faults,
            string.IsNullOrWhiteSpace(typed.By)
                ? null
                : await DuePreviews.Of(db, viewer, now, typed.By, typed.Customer, null),
            Folded: !faults.Keys.Any(field =>
                field is "from" or "owner" or "case" or "kind" or "channel"
            )
        );
        var status =
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return http.Request.WantsFragment()
            ? Show.Page<MakePromiseForm>(new { View = view }, status)
            : Show.Page<MakePromisePage>(
                new { Frame = await db.Frame(viewer, now), View = view },
                status
            );
    }

    private static string FieldOf(Refusal refusal, PromiseTyped typed) =>
        refusal switch
        {
            WordsMissing when string.IsNullOrWhiteSpace(typed.Words) => "words",
            WordsMissing or CustomerUnknown => "customerName",
            WordsTooLong => "words",
            FromNotUnderstood or WindowEmpty => "from",
            DueNotUnderstood or DueInThePast or DueTooFar or DueMissing => "by",
            OwnerInactive => "owner",
            CaseUnknown => "case",
            KindUnknown => "kind",
            PersonUnknown => "colleague",
            RecipientMissing => typed.To == "colleague" ? "colleague" : "customerName",
            _ => "",
        };
}
