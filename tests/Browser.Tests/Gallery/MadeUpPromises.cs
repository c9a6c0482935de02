using Kept.App.Promises;
using Kept.App.Shell;
using Kept.Domain.Promises;
using NodaTime;
using static Kept.Browser.Tests.Gallery.MadeUp;

namespace Kept.Browser.Tests.Gallery;

public static class MadeUpPromises
{
    private const PromiseActs WhileOpen =
        PromiseActs.Keep
        | PromiseActs.Renegotiate
        | PromiseActs.HandOver
        | PromiseActs.Release
        | PromiseActs.Dispute;

    public static PromiseView Open { get; } =
        new(
            Now,
            "1042",
            "P-1042",
            "I’ll call you back about the part by half past eleven.",
            PromiseTo.Customer,
            "Herr Brandt",
            At(25, 11, 10),
            "Mira Hoffmann",
            "key-1042",
            WhileOpen,
            [
                new("Mira reminded", At(25, 10, 10), Done: true),
                new("Check that Mira is on duty", At(25, 10, 40), Done: false),
                new("Due", At(25, 11, 10), Done: false, IsDue: true),
                new("Tell Jonas Weber, shift lead", At(25, 11, 25), Done: false),
                new("Tell Ines Duarte, branch manager", At(25, 13, 10), Done: false),
            ],
            [
                "Said today at 8:40: “in two working hours and a half”.",
                "North branch opens at 8:40 on Wednesdays.",
                "Two hours and a half of working time end at 11:10.",
                "Herr Brandt’s clock shows the same time as ours.",
            ],
            [
                new(
                    "Promised on the phone",
                    "Mira Hoffmann",
                    At(25, 8, 40),
                    "a41f09",
                    "I’ll call you back about the part by half past eleven."
                ),
                new("Mira was reminded", "Kept", At(25, 10, 10), "c88e2b"),
            ]
        )
        {
            ToReach = "+49 30 5550 1234",
            ToHref = "/customers/17",
            Case = "C-302 washing machine",
            CaseHref = "/cases/302",
            Colleagues = MadeUpForms.Colleagues,
            CustomersZone = DateTimeZoneProviders.Tzdb["Europe/Lisbon"],
        };

    public static PromiseView Late { get; } =
        Open with
        {
            Due = At(25, 10, 0),
            Doer = "Jonas Weber",
            CustomersZone = null,
        };

    public static PromiseView Refused { get; } =
        Open with
        {
            OpenAct = "renegotiate",
            Typed = new(Words: "I’ll call you on Thursday.", By: "yesterday", Agreed: "call"),
            Faults = new Faults { ["by"] = "That has passed. When will it be done?" },
        };

    public static PromiseView Kept { get; } =
        Open with
        {
            Acts = PromiseActs.Dispute | PromiseActs.Correct,
            Verdict = new(Verdict.Kept, At(25, 10, 21)),
            Plan = [],
            Facts =
            [
                .. Open.Facts,
                new(
                    "Kept: called",
                    "Mira Hoffmann",
                    At(25, 10, 21),
                    "e0017d",
                    "The part arrives on Thursday; he is happy to wait."
                ),
            ],
        };

    public static PromiseView Broken { get; } =
        Open with
        {
            Due = At(24, 16, 0),
            Acts = PromiseActs.Dispute | PromiseActs.Correct,
            Verdict = new(Verdict.Broken, At(24, 16, 0), MadeGoodAt: At(24, 17, 10)),
            Facts =
            [
                .. Open.Facts,
                new("Broken", "Kept", At(24, 16, 0), "19d3aa"),
                new(
                    "Made good: called",
                    "Jonas Weber",
                    At(24, 17, 10),
                    "77b0c4",
                    "Said sorry, and told him the part is here."
                ),
            ],
        };
}
