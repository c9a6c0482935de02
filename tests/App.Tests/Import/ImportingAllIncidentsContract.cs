using System.Globalization;
using Kept.App.Cases;
using Kept.App.Data;
using Kept.App.Import;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Import;

/// <summary>The whole file, reconciled with a plain reading of it; each database a subclass.</summary>
public abstract class ImportingAllIncidentsContract : ImportHouse
{
    private static readonly Dictionary<string, List<string[]>> Incidents = IncidentsFile
        .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.TrimEnd('\r').Split(','))
        .GroupBy(fields => fields[0], StringComparer.Ordinal)
        .ToDictionary(
            incident => incident.Key,
            incident => incident.OrderBy(fields => At(fields[13])).ToList(),
            StringComparer.Ordinal
        );

    [IncidentsFact]
    public async Task Everything_in_the_file_is_accounted_for_within_a_minute()
    {
        var report = await Import(IncidentsFile.Text);

        var cases = await Store.Read(db => db.Set<CaseRow>().ToListAsync());
        var promises = await Store.Read(db => db.Set<PromiseRow>().ToListAsync());
        var subjects = await Store.Read(db =>
            db.Set<CaseRow>()
                .Join(
                    db.Set<TextRow>(),
                    row => row.SubjectId,
                    text => text.Id,
                    (row, text) => new { row.Id, text.Text }
                )
                .ToDictionaryAsync(one => one.Id, one => one.Text)
        );
        var areas = await Store.Read(db =>
            db.Set<AreaRow>().ToDictionaryAsync(area => area.Id, area => area.Key)
        );
        var reopenings = Incidents.Values.Sum(lines =>
            lines.Max(line => int.Parse(line[4], CultureInfo.InvariantCulture))
        );

        cases.Count.ShouldBe(890);
        promises.Count.ShouldBe(Incidents.Count + reopenings);
        promises.ShouldAllBe(row =>
            row.Provenance == Provenance.Imported
            && row.Lane == null
            && row.Verdict != Verdict.Open
            && !row.Owed
        );
        cases.ShouldAllBe(row => row.ClosedAt != null && row.OwnerId != Guid.Empty);
        foreach (var row in cases)
        {
            var lines = Incidents[subjects[row.Id]];
            var group = lines.LastOrDefault(line => line[23] != "?")?[23];
            areas[row.AreaId]
                .ShouldBe(
                    group is null ? "main" : group.ToLowerInvariant().Replace(' ', '-'),
                    subjects[row.Id]
                );
        }
        Reconcile(report, promises, reopenings);
        await NothingIsLeftToTheLiveClock();
        await FactsRiseInTime();
    }

    private static void Reconcile(ImportReport report, List<PromiseRow> promises, int reopenings)
    {
        var outcome = report.Outcome!;
        (outcome.Kept + outcome.Broken + outcome.Open).ShouldBe(promises.Count);
        outcome.Kept.ShouldBe(promises.Count(row => row.Verdict == Verdict.Kept));
        outcome.MadeGood.ShouldBe(promises.Count(row => row.MadeGoodAt is not null));
        outcome.SourceKept.ShouldBe(Incidents.Values.Count(lines => lines[^1][6] == "TRUE"));
        outcome.Agree.ShouldBeGreaterThan(800);
        report.Taken["case opened"].ShouldBe(Incidents.Count);
        report.Taken["case closed"].ShouldBe(Incidents.Count);
        report.Taken["promise made anew by a reopening"].ShouldBe(reopenings);
        (report.Taken["promise kept"] + report.Taken["promise made good"]).ShouldBe(promises.Count);
        report
            .Rules[IncidentRules.NoAssignee]
            .ShouldBe(Incidents.Values.Count(lines => lines[0][24] == "?"));
        report.Lines.Read.ShouldBe(Incidents.Values.Sum(lines => lines.Count));
        (report.Lines.Taken + report.Lines.WithoutNews + report.Lines.Left).ShouldBe(
            report.Lines.Read
        );
        report.Left.Single().Incident.ShouldBe("INC0000137");
    }

    private async Task NothingIsLeftToTheLiveClock()
    {
        (await Clock.NextDue()).ShouldBeNull();
        (await CountMessages()).ShouldBe(0);
        (await Store.Read(db => db.Set<Kept.App.Clock.DueEventRow>().CountAsync())).ShouldBe(0);
    }

    private async Task FactsRiseInTime()
    {
        var moments = await Store.Read(db =>
            db.Set<FactRow>()
                .Where(fact => fact.Provenance == Provenance.Imported)
                .OrderBy(fact => fact.Id)
                .Select(fact => fact.At)
                .ToListAsync()
        );
        // what was due at a moment is done a microsecond after it; a verdict carries the moment itself
        moments.Select(at => at.ToUnixTimeMilliseconds()).ShouldBeInOrder();
    }

    private static DateTime At(string text) =>
        DateTime.ParseExact(text, "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Measured in time, so alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeFile
{
    public const string Name = "whole file";
}

[Collection(WholeFile.Name)]
public sealed class SqliteImportingAllIncidents : ImportingAllIncidentsContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

[Collection(WholeFile.Name)]
public sealed class PostgresImportingAllIncidents : ImportingAllIncidentsContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);
}
