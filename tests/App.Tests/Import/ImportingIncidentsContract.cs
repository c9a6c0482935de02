using System.Text.Json.Nodes;
using Kept.App.Data;
using Kept.App.Import;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Import;

/// <summary>What a state means, and what is left; one contract, each database a subclass. All in the house's zone, Berlin.</summary>
public abstract class ImportingIncidentsContract : ImportHouse
{
    /// <summary>Tuesday 1 March 2016, 10:00 in Berlin.</summary>
    private static Instant Opened => Instant.FromUtc(2016, 3, 1, 9, 0);

    [Fact]
    public async Task An_incident_becomes_a_case_and_a_promise_by_its_priority()
    {
        await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "01-03-2016 10:05"),
                IncidentsFile.Line("Active", "01-03-2016 11:00", assignee: "Resolver 9"),
                IncidentsFile.Line(
                    "Awaiting User Info",
                    "01-03-2016 12:00",
                    assignee: "Resolver 9"
                ),
                IncidentsFile.Line("Resolved", "02-03-2016 10:00", assignee: "Resolver 9"),
                IncidentsFile.Line("Closed", "07-03-2016 10:00", assignee: "Resolver 9")
            )
        );

        var row = await OnlyPromise();
        row.MadeAt.ShouldBe(Opened);
        row.Due.ShouldBe(Opened + Duration.FromDays(3));
        row.Verdict.ShouldBe(Verdict.Kept);
        row.VerdictAt.ShouldBe(Opened + Duration.FromDays(1));
        row.Lane.ShouldBeNull();
        (await StoryOf(row.Id)).ShouldBe(["promise.made", "promise.noted", "promise.kept"]);
        (await StoryOf(row.CaseId!.Value)).ShouldBe(["case.opened", "case.closed"]);
    }

    [Fact]
    public async Task Resolved_after_its_due_it_is_broken_at_its_due_and_made_good()
    {
        await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "01-03-2016 10:05"),
                IncidentsFile.Line("Resolved", "08-03-2016 10:00", resolved: "08-03-2016 10:00")
            )
        );

        var row = await OnlyPromise();
        (row.Verdict, row.VerdictAt).ShouldBe((Verdict.Broken, Opened + Duration.FromDays(3)));
        row.MadeGoodAt.ShouldBe(Opened + Duration.FromDays(7));
        (await FactsOf(row.Id))
            .Select(fact => (fact.Kind, fact.At))
            .ShouldBe([
                ("promise.made", Opened),
                ("promise.reminded", AtTick(3, 11)),
                ("promise.doer_checked", AtTick(3, 15)),
                ("promise.broken", Opened + Duration.FromDays(3)),
                ("promise.escalated", AtTick(4, 9) + Duration.FromMinutes(15)),
                ("promise.acknowledged", AtTick(4, 9) + Duration.FromMinutes(15)),
                ("promise.made_good", Opened + Duration.FromDays(7)),
            ]);
        (await CountMessages()).ShouldBe(0);
    }

    [Fact]
    public async Task A_reopening_makes_a_new_promise_with_a_fresh_target()
    {
        var report = await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "01-03-2016 10:05"),
                IncidentsFile.Line("Resolved", "01-03-2016 11:00", resolved: "04-03-2016 12:00"),
                IncidentsFile.Line("Closed", "01-03-2016 11:30", resolved: "04-03-2016 12:00"),
                IncidentsFile.Line("Active", "04-03-2016 10:00", reopened: 1),
                IncidentsFile.Line("Resolved", "04-03-2016 12:00", reopened: 1)
            )
        );

        var rows = await Store.Read(db =>
            db.Set<PromiseRow>().OrderBy(row => row.Number).ToListAsync()
        );
        rows.Select(row => (row.MadeAt, row.Verdict, row.VerdictAt))
            .ShouldBe([
                (Opened, Verdict.Kept, Opened + Duration.FromHours(1)),
                (
                    Opened + Duration.FromDays(3),
                    Verdict.Kept,
                    Opened + Duration.FromDays(3) + Duration.FromHours(2)
                ),
            ]);
        (await StoryOf(rows[0].CaseId!.Value)).ShouldBe([
            "case.opened",
            "case.closed",
            "case.reopened",
        ]);
        report.Outcome!.WeKept.ShouldBe(1);
    }

    [Fact]
    public async Task Resolved_again_without_a_reopening_the_last_moment_counts()
    {
        var report = await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("Resolved", "01-03-2016 10:30", resolved: "01-03-2016 12:00"),
                IncidentsFile.Line("Resolved", "01-03-2016 12:00", resolved: "01-03-2016 12:00")
            )
        );

        (await OnlyPromise()).VerdictAt.ShouldBe(Opened + Duration.FromHours(2));
        report.Rules[IncidentRules.ResolvedAgain].ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_assignee_whoever_leads_the_area_owns_it_and_an_assignee_takes_it_over()
    {
        await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "01-03-2016 10:05"),
                IncidentsFile.Line("Active", "01-03-2016 11:00", assignee: "Resolver 125"),
                IncidentsFile.Line("Active", "01-03-2016 12:00", assignee: "Resolver 9"),
                IncidentsFile.Line("Active", "01-03-2016 13:00", assignee: "Resolver 9"),
                IncidentsFile.Line("Active", "01-03-2016 14:00", assignee: "?", group: "Group 7"),
                IncidentsFile.Line("Resolved", "01-03-2016 15:00", assignee: "?", group: "?")
            )
        );

        var row = await OnlyPromise();
        var owners = (await FactsOf(row.Id))
            .Where(fact => fact.Kind is "promise.made" or "promise.handed_over")
            .Select(fact => JsonNode.Parse(fact.Body)!["owner"]!.GetValue<Guid>());
        var names = await Store.Read(db =>
            db.Set<Kept.App.People.PersonRow>().ToDictionaryAsync(one => one.Id, one => one.Name)
        );
        owners
            .Select(owner => names[owner])
            .ShouldBe(["Resolver 9", "Resolver 125", "Resolver 9", "Anna Holm"]);
    }

    [Fact]
    public async Task Still_open_and_long_late_it_gets_its_verdict_and_alarms_nobody()
    {
        await Import(IncidentsFile.Of(IncidentsFile.Line("New", "01-03-2016 10:05")));

        var row = await OnlyPromise();
        (row.Verdict, row.Owed).ShouldBe((Verdict.Broken, true));
        row.VerdictAt.ShouldBe(Opened + Duration.FromDays(3));
        row.AcknowledgedAt.ShouldNotBeNull();
        Time.Moment += Duration.FromDays(30);
        (await Clock.RunOnce()).ShouldBe(0);
        (await CountMessages()).ShouldBe(0);
    }

    [Fact]
    public async Task Still_open_and_due_in_the_future_it_lives_by_the_clock_on_the_wall()
    {
        await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "25-11-2026 09:30", opened: "25-11-2026 09:30")
            )
        );

        (await OnlyPromise()).Verdict.ShouldBe(Verdict.Open);
        Time.Moment += Duration.FromDays(6);
        (await Clock.RunOnce()).ShouldBePositive();
        (await OnlyPromise()).Verdict.ShouldBe(Verdict.Broken);
        (await CountMessages()).ShouldBePositive();
    }

    [Fact]
    public async Task What_cannot_be_read_is_left_with_its_line_and_reason_and_the_rest_goes_on()
    {
        var report = await Import(
            IncidentsFile.Of(
                IncidentsFile.Line("New", "01-03-2016 10:05"),
                "INC0000002,\"New,0,TRUE,Caller 1",
                IncidentsFile.Line("New", "30-02-2016 10:05"),
                IncidentsFile.Line("New", "01-03-2016 10:05", number: "?"),
                "INC0000003,New,0",
                IncidentsFile.Line("New", "26-11-2026 10:05", number: "INC0000004"),
                IncidentsFile.Line("Resolved", "01-03-2016 11:00"),
                IncidentsFile.Line("Active", "01-03-2016 12:00")
            )
        );

        report
            .Left.Select(left => (left.Line, left.Reason))
            .ShouldBe([
                (3, "its quotes do not match"),
                (4, "sys_updated_at is not a date such as 29-02-2016 11:29"),
                (5, "no incident number"),
                (6, "3 fields instead of 12"),
                (7, IncidentRules.InTheFuture),
                (9, IncidentRules.OutOfPlace),
            ]);
        report.Lines.ShouldBe(new ImportedLines(8, 2, 0, 6));
        (await OnlyPromise()).Verdict.ShouldBe(Verdict.Kept);
    }

    [Fact]
    public async Task A_priority_without_a_target_of_its_own_gets_that_of_every_other()
    {
        var report = await Import(
            IncidentsFile.Of(IncidentsFile.Line("New", "01-03-2016 10:05", priority: "5 - Whim")),
            targets: "1 - Critical,PT4H\n*,PT8H"
        );

        (await OnlyPromise()).Due.ShouldBe(Opened + Duration.FromDays(1));
        report.Rules[IncidentRules.PriorityUnknown].ShouldBe(1);
    }

    [Theory]
    [InlineData("27-03-2016 02:30", "2016-03-27T01:00:00Z")]
    [InlineData("30-10-2016 02:30", "2016-10-30T00:30:00Z")]
    public async Task A_skipped_time_is_the_end_of_the_gap_and_a_repeated_one_the_earlier(
        string local,
        string expected
    )
    {
        var report = await Import(
            IncidentsFile.Of(IncidentsFile.Line("New", local, opened: local))
        );

        (await OnlyPromise()).MadeAt.ShouldBe(InstantPattern.General.Parse(expected).Value);
        report.Rules[IncidentRules.UnclearTime].ShouldBe(2);
    }

    [Fact]
    public async Task Another_zone_holds_for_the_times_and_the_hours()
    {
        await new ImportIncidents(Store, Clock, new IncidentSettings(Zone: "America/New_York")).Run(
            IncidentsFile.Stream(IncidentsFile.Of(IncidentsFile.Line("New", "01-03-2016 10:05"))),
            IncidentTargets.Default
        );

        var row = await OnlyPromise();
        row.MadeAt.ShouldBe(Opened + Duration.FromHours(6));
        row.Due.ShouldBe(row.MadeAt + Duration.FromDays(3));
    }

    [Fact]
    public async Task A_later_export_brings_only_the_incidents_that_are_new()
    {
        var first = IncidentsFile.Line("Resolved", "01-03-2016 11:00");
        await Import(IncidentsFile.Of(first));

        var report = await Import(
            IncidentsFile.Of(
                first,
                IncidentsFile.Line("Resolved", "01-03-2016 11:00", number: "INC0000002")
            )
        );

        report.Outcome!.Promises.ShouldBe(1);
        report.Left.Single().ShouldBe(new LeftLine(2, "INC0000001", IncidentRules.HereAlready));
    }

    [Theory]
    [InlineData("1 - Critical,soon\n*,PT8H")]
    [InlineData("1 - Critical,PT4H")]
    public async Task Targets_that_cannot_be_read_are_refused(string targets) =>
        await Should.ThrowAsync<TargetsUnreadable>(() =>
            Import(
                IncidentsFile.Of(IncidentsFile.Line("New", "01-03-2016 10:05")),
                targets: targets
            )
        );

    [Fact]
    public async Task Another_file_is_refused() =>
        (
            await Should.ThrowAsync<NotIncidents>(() => Import("number,priority\n1,2"))
        ).ShouldBeAssignableTo<Refusal>();

    private static Instant AtTick(int day, int utcHour) =>
        Instant.FromUtc(2016, 3, day, utcHour, 0) + Duration.FromTicks(10);
}

public sealed class SqliteImportingIncidents : ImportingIncidentsContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresImportingIncidents : ImportingIncidentsContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
