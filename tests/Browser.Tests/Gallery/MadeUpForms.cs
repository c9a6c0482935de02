using Kept.App.Access;
using Kept.App.Promises;
using Kept.App.Shell;
using NodaTime;
using static Kept.Browser.Tests.Gallery.MadeUp;

namespace Kept.Browser.Tests.Gallery;

public static class MadeUpForms
{
    public static IReadOnlyList<Choice> Colleagues { get; } =
    [
        new("jonas", "Jonas Weber", "on duty until 18:00"),
        new("ines", "Ines Duarte", "branch manager"),
    ];

    public static IReadOnlyList<Choice> Found { get; } =
    [
        new("17", "Anabela Silva", "C-311 dishwasher"),
        new("18", "A. Silva Transportes, Lda.", "+351 21 555 0199"),
    ];

    public static DuePreviewView Tomorrow { get; } =
        DuePreviewView.Of(
            At(26, 17, 0),
            Now.Now,
            DateTimeZoneProviders.Tzdb["Europe/Lisbon"],
            Berlin
        );

    public static MakePromiseFormView Empty { get; } =
        new(
            "key",
            new() { Owner = "mira" },
            Colleagues,
            [new("mira", "Me"), .. Colleagues],
            [],
            Faults.None
        );

    public static MakePromiseFormView Refused { get; } =
        Empty with
        {
            Typed = new()
            {
                CustomerName = "A. Silva",
                Customer = "17",
                Words = "I’ll call you when I know more about the part",
                By = "soon",
                Owner = "ines",
                From = "",
            },
            Found = Found,
            Folded = false,
            Faults = new Faults
            {
                ["by"] =
                    "“Soon” is not a time she can hold us to. Try “tomorrow 4pm” or “in 2 working hours”.",
                ["owner"] = "Ines Duarte is away until Monday. Choose somebody who is here.",
            },
        };

    public static SignInView SignInRefused { get; } =
        new(
            "Harbour & Pine",
            "mira@harbour-pine.example",
            "That e-mail and password do not go together. Please try once more."
        );

    public static SetUpView SetUpRefused { get; } =
        SetUpView.Empty("secret") with
        {
            Typed = new()
            {
                Organisation = "Harbour & Pine",
                Zone = "Berlin",
                Name = "Mira Hoffmann",
                Email = "mira@harbour-pine.example",
                Opens = "17:00",
                Closes = "09:00",
                Days = [],
            },
            Faults = new Faults
            {
                ["zone"] = "We do not know “Berlin” as a time zone. Did you mean Europe/Berlin?",
                ["days"] = "Choose at least one day.",
                ["closes"] = "The house closes before it opens.",
                ["password"] = "That password is 8 characters long. It needs 12.",
            },
        };
}
