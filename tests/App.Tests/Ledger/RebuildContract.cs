using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Calendars;
using Kept.Domain.Cases;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Ledger;

/// <summary>State follows from the ledger: dropped and rebuilt it comes out equal.</summary>
public abstract class RebuildContract : LedgerHouse
{
    private static readonly string[] Projected =
    [
        "organisation",
        "calendars",
        "areas",
        "people",
        "customers",
        "cases",
        "messages",
        "promises",
        "due_events",
    ];

    [Fact]
    public async Task Every_state_table_comes_out_equal()
    {
        await EverythingHappens();
        await Seal();
        var before = await Dump();

        var rows = await Projections.Rebuild(Store);

        (await Dump()).ShouldBe(before);
        rows.ShouldBe(before.Count);
        (await Check()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rebuild_heals_what_was_changed_past_the_application()
    {
        await TwoPromisesSealed();
        await Tamper(
            "update promises set kind = 'repair'",
            "delete from due_events",
            "update customers set folded = 'somebody else'"
        );
        (await Found()).ShouldBe(["due_event_missing", "row_differs"]);

        await Projections.Rebuild(Store);

        (await Found()).ShouldBeEmpty();
        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            Store.Transact(
                (connection, transaction) =>
                    connection.Command(Store.Dialect, transaction, "delete from people").Run()
            )
        );
    }

    private async Task EverythingHappens()
    {
        await PeopleComeAndGo();
        var kept = await BenPromises(now + Duration.FromHours(3), now + Duration.FromHours(1));
        var early = await BenPromises(now + Duration.FromHours(3), now + Duration.FromHours(2));
        var replaced = await BenPromises(now + Duration.FromHours(5));
        var released = await BenPromises(now + Duration.FromHours(5));
        var late = await BenPromises(now + Duration.FromHours(2));
        var open = await BenPromises(now + Duration.FromDays(20));
        await BenPromises(now + Duration.FromMinutes(5));
        Time.Moment += Duration.FromMinutes(61);
        await Clock.RunOnce();
        await Do(
            kept.Id,
            AsBen,
            (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish(Text: "Went there"))
        );
        await Do(early.Id, AsBen, (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish()));
        await Do(
            open.Id,
            AsBen,
            (scope, row) => HandOverPromise.Run(scope, row, Anna, null, "On leave")
        );
        await Do(released.Id, AsBen, (scope, row) => ReleasePromise.Run(scope, row, "No need"));
        await Do(
            replaced.Id,
            AsBen,
            (scope, row) =>
                RenegotiatePromise.Run(
                    scope,
                    row,
                    null,
                    new DueWish(Within: Duration.FromHours(9), Working: true),
                    null,
                    new ConsentWish(ConsentKind.Call, "Fine")
                )
        );
        await Do(kept.Id, AsBen, (scope, row) => DisputePromise.Run(scope, row, "He never came"));
        await Do(kept.Id, AsAnna, (scope, row) => DecideDispute.Run(scope, row, true, "No record"));
        for (var step = 0; step < 30; step++)
        {
            Time.Moment += Duration.FromMinutes(25);
            await Clock.RunOnce();
        }
        await Do(late.Id, AsAnna, AcknowledgePromise.Run);
        await Do(
            late.Id,
            AsAnna,
            (scope, row) =>
                CorrectPromise.Run(
                    scope,
                    row,
                    Verdict.Kept,
                    "Phone record",
                    new EvidenceWish(EvidenceKind.Call, null, "call-1")
                )
        );
        await Note(open.Id, "Ask again on Friday");
        await AnImportRuns();
    }

    private async Task PeopleComeAndGo()
    {
        await Store.Write(
            AsAnna,
            async scope =>
            {
                await SetCalendar.Run(
                    scope,
                    "night",
                    new CalendarTerms(
                        "Europe/Berlin",
                        [
                            new WeeklyHours(
                                IsoDayOfWeek.Friday,
                                TimeOfDay.Parse("22:00"),
                                TimeOfDay.Parse("06:00")
                            ),
                        ],
                        [new ClosedDate(new LocalDate(2026, 12, 25), "Christmas")]
                    )
                );
                await scope.Save();
                await SetCalendar.Run(
                    scope,
                    "night",
                    new CalendarTerms(
                        "Europe/Berlin",
                        [
                            new WeeklyHours(
                                IsoDayOfWeek.Friday,
                                TimeOfDay.Parse("20:00"),
                                TimeOfDay.Parse("04:00")
                            ),
                        ]
                    )
                );
                var cleo = await AddPerson.Run(
                    scope,
                    "Cleo Månsson",
                    "cleo@example.com",
                    Role.Supervisor,
                    Area
                );
                var north = await OpenArea.Run(scope, "north", "North", "night", Area, cleo.Id);
                var dan = await AddPerson.Run(scope, "Dan", null, Role.FrontLine, north.Id);
                await scope.Save();
                await NameDeputy.Run(scope, Ben, cleo.Id);
                await ChangeDuty.Run(scope, cleo.Id, onDuty: false, now + Duration.FromDays(2));
                await ChangeDuty.Run(scope, Ben, onDuty: false);
                await ChangeDuty.Run(scope, Ben, onDuty: true);
                await LeavePerson.Run(scope, dan.Id);
            }
        );
        await Store.Write(
            AsBen,
            async scope =>
            {
                var opened = await OpenCase.Run(
                    scope,
                    new CaseWish(
                        null,
                        new CustomerWish(
                            "Ämilie Ölund",
                            "a@example.com",
                            null,
                            "Asia/Kathmandu",
                            "sv"
                        ),
                        "Door",
                        "It squeaks",
                        Channel.Mail
                    )
                );
                var closed = await OpenCase.Run(
                    scope,
                    new CaseWish(Brandt, null, "Bill", "Too high", Channel.Phone)
                );
                await scope.Save();
                await AddMessage.Run(
                    scope,
                    opened.Id,
                    MessageKind.Reply,
                    "We come on Monday",
                    Channel.Mail
                );
                await ChangeCase.HandOver(scope, opened.Id, Area, Anna);
                await ChangeCase.Close(scope, closed.Id);
                await ChangeCase.Reopen(scope, closed.Id);
                await ChangeCase.Close(scope, closed.Id);
                await MakePromise.Run(
                    scope,
                    new PromiseWish(
                        "Oil the door",
                        new DueWish(
                            Within: Duration.FromHours(4),
                            Working: true,
                            Calendar: "night"
                        ),
                        Case: opened.Id,
                        Kind: "repair",
                        Target: now + Duration.FromHours(1),
                        Doer: Anna
                    )
                );
                await MakePromise.Run(
                    scope,
                    new PromiseWish(
                        "Roster",
                        new DueWish(At: now + Duration.FromDays(3)),
                        RecipientKind.House
                    )
                );
                await MakePromise.Run(
                    scope,
                    new PromiseWish(
                        "Cover you",
                        new DueWish(At: now + Duration.FromDays(3)),
                        RecipientKind.Colleague,
                        Anna
                    )
                );
            }
        );
    }

    private async Task AnImportRuns()
    {
        var lane = Ids.New(now);
        var start = now - Duration.FromDays(300);
        var wish = new PromiseWish(
            "Old promise",
            new DueWish(At: start + Duration.FromHours(4)),
            RecipientKind.Customer,
            Brandt,
            Owner: Ben
        );
        await Store.Write(
            Actor.Import,
            async scope =>
            {
                await MakePromise.Run(scope, wish);
                await MakePromise.Run(
                    scope,
                    wish with
                    {
                        Due = new DueWish(At: start + Duration.FromDays(9)),
                    }
                );
            },
            new Replay(start, lane)
        );
        await Clock.RunOnce(new Replay(start + Duration.FromDays(1), lane));
    }

    private async Task<List<string>> Dump()
    {
        await using var reader = await Store.OpenReader();
        List<string> rows = [];
        foreach (var table in Projected)
        {
            var found = await reader
                .Command(Store.Dialect, null, $"select * from {table}")
                .List(row =>
                    table
                    + string.Join(
                        '|',
                        Enumerable
                            .Range(0, row.FieldCount)
                            .Select(column => Shown(row.GetValue(column)))
                    )
                );
            rows.AddRange(found.Order(StringComparer.Ordinal));
        }
        return rows;
    }

    private static string Shown(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes)
        : value is DateTime at ? at.ToString("O")
        : $"{value}";
}

public sealed class SqliteRebuild : RebuildContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresRebuild : RebuildContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
