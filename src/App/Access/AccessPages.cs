using Kept.App.Data;
using Kept.App.People;
using Kept.App.Shell;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Kept.App.Access;

/// <summary>The doors: set-up, sign-in, sign-out, on and off duty.</summary>
public static class AccessPages
{
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup", SetUpForm).AllowAnonymous();
        routes.MapPost("/setup", SetUpHouse).AllowAnonymous();
        routes.MapGet("/sign-in", SignInForm).AllowAnonymous();
        routes.MapPost("/sign-in", SignIn).AllowAnonymous();
    }

    public static void MapDuty(this RouteGroupBuilder pages)
    {
        pages.MapPost("/sign-out", SignOut);
        pages.MapPost("/duty", Duty);
    }

    private static async Task<IResult> SetUpForm(Store store, HttpContext http, string? key)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await store.Read(db => db.Organisation()) is not null)
        {
            return Results.LocalRedirect("/sign-in");
        }
        return await store.Read(db => SetUpLink.Matches(db, key))
            ? Show.Page<SetUpPage>(new { View = SetUpView.Empty(key!) })
            : OldLink();
    }

    private static async Task<IResult> SetUpHouse(
        HttpContext http,
        Store store,
        SetUp setUp,
        SignInManager<Account> signIn,
        [FromForm] string secret,
        [FromForm] string? organisation,
        [FromForm] string? zone,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? opens,
        [FromForm] string? closes,
        [FromForm] int[]? days
    )
    {
        if (!await store.Read(db => SetUpLink.Matches(db, secret)))
        {
            return OldLink();
        }
        var typed = new SetUpTyped
        {
            Organisation = organisation,
            Zone = zone,
            Name = name,
            Email = email,
            Opens = opens ?? "",
            Closes = closes ?? "",
            Days =
            [
                .. (days ?? []).Where(day => day is >= 1 and <= 7).Select(day => (IsoDayOfWeek)day),
            ],
        };
        var faults = new Faults();
        var week = WeekOf(typed, faults);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "") is null)
        {
            faults["zone"] = AccessWords.ZoneUnknown;
        }
        foreach (var (field, value) in new[] { ("organisation", organisation), ("name", name) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                faults[field] = AccessWords.Needed;
            }
        }
        if (faults.Count > 0)
        {
            return Again(secret, typed, faults);
        }
        try
        {
            var wish = new SetUpWish(
                organisation!,
                zone!,
                name!,
                email ?? "",
                password ?? "",
                week
            );
            var account = await store.Write(Actor.Operator, scope => setUp.Run(scope, wish));
            await signIn.SignInAsync(account, isPersistent: true);
            return Results.LocalRedirect("/");
        }
        catch (AlreadySetUp)
        {
            return Results.LocalRedirect("/sign-in");
        }
        catch (Refusal refusal)
        {
            faults[
                refusal is PasswordUnfit ? "password"
                : refusal is EmailUnfit or EmailTaken ? "email"
                : ""
            ] = refusal.Message;
            return Again(secret, typed, faults);
        }
    }

    private static List<WeeklyHours> WeekOf(SetUpTyped typed, Faults faults)
    {
        if (typed.Days.Count == 0)
        {
            faults["days"] = AccessWords.DaysMissing;
        }
        try
        {
            var (from, to) = (TimeOfDay.Parse(typed.Opens), TimeOfDay.Parse(typed.Closes));
            if (from == to)
            {
                faults["closes"] = AccessWords.HoursUnclear;
            }
            return [.. typed.Days.Select(day => new WeeklyHours(day, from, to))];
        }
        catch (TimeOfDayUnreadable problem)
        {
            faults["opens"] = problem.Message;
            return [];
        }
    }

    private static IResult Again(string secret, SetUpTyped typed, Faults faults) =>
        Show.Page<SetUpPage>(
            new { View = new SetUpView(secret, typed, faults, SetUpView.AllZones) },
            StatusCodes.Status422UnprocessableEntity
        );

    private static IResult OldLink() =>
        Show.Page<RefusalPage>(
            new { Title = AccessWords.SetUp, Words = AccessWords.SetUpLinkOld },
            StatusCodes.Status403Forbidden
        );

    private static async Task<IResult> SignInForm(Store store, HttpContext http, string? back)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await store.Read(db => db.Organisation()) is { } house
            ? Show.Page<SignInPage>(new { View = new SignInView(house.Name, Back: back) })
            : OldLink();
    }

    private static async Task<IResult> SignIn(
        Store store,
        SignInManager<Account> signIn,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? back,
        [FromForm] bool keep = false
    )
    {
        var result = await signIn.PasswordSignInAsync(
            email?.Trim() ?? "",
            password ?? "",
            keep,
            lockoutOnFailure: true
        );
        if (result.Succeeded)
        {
            return Results.LocalRedirect(Look.IsLocal(back) ? back! : "/");
        }
        var house = await store.Read(db => db.Organisation());
        var wrong = result.IsLockedOut ? AccessWords.LockedOut : AccessWords.WrongSignIn;
        return Show.Page<SignInPage>(
            new { View = new SignInView(house?.Name ?? "Kept", email, wrong, back, keep) },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> SignOut(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> Duty(HttpContext http, Store store, [FromForm] bool onDuty)
    {
        var viewer = http.Viewer();
        await store.Write(viewer.Actor, scope => ChangeDuty.Run(scope, viewer.Person, onDuty));
        return Show.GoTo(http, "/");
    }
}
