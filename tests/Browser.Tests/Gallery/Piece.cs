using Kept.App.Access;
using Kept.App.Promises;
using Kept.App.Shell;
using Microsoft.AspNetCore.Http;

namespace Kept.Browser.Tests.Gallery;

/// <summary>One state of one page worth looking at.</summary>
public sealed record Piece(string Name, Func<IResult> Render)
{
    public static IReadOnlyList<Piece> All { get; } =
    [
        new("set-up", () => Show.Page<SetUpPage>(new { View = SetUpView.Empty("secret") })),
        new(
            "set-up-refused",
            () => Show.Page<SetUpPage>(new { View = MadeUpForms.SetUpRefused }, 422)
        ),
        new(
            "sign-in",
            () => Show.Page<SignInPage>(new { View = new SignInView("Harbour & Pine") })
        ),
        new(
            "sign-in-refused",
            () => Show.Page<SignInPage>(new { View = MadeUpForms.SignInRefused }, 422)
        ),
        Desk("desk", MadeUpDesk.Busy),
        Desk("desk-long-names", MadeUpDesk.LongNames),
        Desk("desk-empty", MadeUpDesk.Empty),
        Desk("desk-all-kept", MadeUpDesk.AllKept),
        Make("make-promise", MadeUpForms.Empty),
        Make("make-promise-refused", MadeUpForms.Refused),
        Promise("promise", MadeUpPromises.Open),
        Promise("promise-late", MadeUpPromises.Late),
        Promise("promise-refused", MadeUpPromises.Refused),
        Promise("promise-kept", MadeUpPromises.Kept),
        Promise("promise-broken", MadeUpPromises.Broken),
        new("not-found", () => Show.NotFound()),
        new("failed", () => Show.Failed("7f3a-91c2")),
    ];

    private static Piece Desk(string name, DeskView view) =>
        new(name, () => Show.Page<DeskPage>(new { MadeUp.Frame, View = view }));

    private static Piece Make(string name, MakePromiseFormView view) =>
        new(name, () => Show.Page<MakePromisePage>(new { MadeUp.Frame, View = view }));

    private static Piece Promise(string name, PromiseView view) =>
        new(name, () => Show.Page<PromisePage>(new { MadeUp.Frame, View = view }));
}
