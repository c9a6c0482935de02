using Kept.App.Promises;
using NodaTime;
using static Kept.Browser.Tests.Gallery.MadeUp;

namespace Kept.Browser.Tests.Gallery;

public static class MadeUpDesk
{
    public static DeskView Busy { get; } =
        new(
            Now,
            [
                Line(
                    1041,
                    "I’ll call you back about the part",
                    "Herr Brandt",
                    At(25, 10, 0),
                    "by ten"
                ),
                Line(
                    1032,
                    "You’ll have the invoice corrected this morning",
                    "Café Lindgren",
                    At(25, 9, 30),
                    "before half past nine",
                    "C-298 invoice"
                ),
            ],
            [
                Line(
                    1044,
                    "Progress report on the repair",
                    "A. Silva",
                    At(25, 11, 0),
                    null,
                    "C-311 dishwasher"
                ),
                Line(1046, "I’ll find out who has the key", "Jonas Weber", At(25, 11, 10)),
                Line(
                    1047,
                    "Somebody will be at your door",
                    "Frau Yılmaz",
                    At(25, 11, 20),
                    null,
                    "C-305 heating",
                    At(25, 10, 50)
                ),
            ],
            [
                Line(
                    1049,
                    "I’ll let you know if it can be ordered",
                    "Okonkwo & Daughters",
                    At(25, 13, 0),
                    "by one"
                ),
                Line(
                    1051,
                    "The replacement leaves the house today",
                    "P. Nowak",
                    At(25, 16, 0),
                    "by four",
                    "C-309 kettle"
                ),
                Line(1052, "Check the freezer seals", "the house", At(25, 17, 0)),
            ],
            [
                Line(
                    1055,
                    "I’ll call you tomorrow",
                    "Mrs Abernathy",
                    At(26, 9, 30),
                    "tomorrow half past nine"
                ),
                Line(1056, "Repair finished", "A. Silva", At(27, 16, 0), null, "C-311 dishwasher"),
            ],
            [
                new(
                    "n1",
                    "Kept reminds you: Progress report to A. Silva by 11:00.",
                    At(25, 10, 20),
                    "/promises/1044"
                ),
                new(
                    "n2",
                    "Jonas Weber offers you a promise to P. Nowak.",
                    At(25, 9, 58),
                    "/promises/1060"
                ),
            ],
            EverPromised: true
        );

    public static DeskView LongNames { get; } =
        Busy with
        {
            Late =
            [
                Line(
                    1061,
                    "We’ll send somebody to look at the whole of the ventilation on the third floor including the parts behind the false ceiling, and tell you what it will cost before anybody starts",
                    "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgungskasse Nord und Partner mbB",
                    At(24, 9, 0),
                    "on Tuesday, as soon as the office opens and the caretaker has been told",
                    "C-1201 Umsatzsteuervoranmeldungsfristverlängerung"
                ),
            ],
            Notices = [],
        };

    public static DeskView Empty { get; } = new(Now, [], [], [], [], [], EverPromised: false);

    public static DeskView AllKept { get; } = Empty with { EverPromised = true };

    public static DeskView Changed { get; } = Busy with { Late = [] };

    private static LineView Line(
        int number,
        string words,
        string to,
        Instant due,
        string? saidDue = null,
        string? about = null,
        Instant? from = null
    ) => new($"{number}", $"P-{number}", words, to, due, $"key-{number}", from, saidDue, about);
}
