using Kept.App.Data;
using Kept.App.Promises;
using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>Every subject: its facts follow one another, its words are those that were said, and its rows are what its facts make.</summary>
internal sealed class CheckSubjects(
    Snapshot snapshot,
    Instant? now,
    VerifyReport report,
    Passed passed
)
{
    private readonly SubjectReading reading = new(
        snapshot.Connection,
        snapshot.Dialect,
        snapshot.Transaction
    );

    public async Task Run()
    {
        await FindUnknownKinds();
        foreach (var kind in SubjectKind.All)
        {
            await foreach (var batch in reading.Batches(kind))
            {
                await Check(kind, batch);
            }
        }
    }

    private async Task FindUnknownKinds()
    {
        var kinds = await snapshot
            .Command("select subject_kind, count(*) from facts group by subject_kind")
            .List(row => (Name: row.GetString(0), Count: row.GetInt64(1)));
        foreach (
            var kind in kinds.Where(kind => SubjectKind.All.All(known => known.Name != kind.Name))
        )
        {
            report.Found(
                "subject_kind_unknown",
                $"There are {kind.Count} facts of “{kind.Name}”, which this version does not know."
            );
        }
    }

    private async Task Check(SubjectKind kind, SubjectBatch batch)
    {
        List<(ProjectedTable Table, List<object> Rows)> stored = [];
        foreach (var table in kind.Tables)
        {
            stored.Add((table, await table.Between(snapshot.Db, batch.After, batch.To)));
        }
        var lanes = stored
            .SelectMany(table => table.Rows)
            .OfType<PromiseRow>()
            .Where(row => row.Lane is not null)
            .ToDictionary(row => row.Id, row => row.Lane);
        List<object> expected = [];
        foreach (var subject in batch.Subjects)
        {
            CheckVersions(kind, subject);
            CheckWords(batch, subject);
            var lane = lanes.GetValueOrDefault(subject.Id);
            if (kind.Name == PromiseTable.Subject)
            {
                CheckVerdicts.Run(subject, lane is null ? now : null, report);
            }
            expected.AddRange(Rebuilt(kind, batch, subject, lane));
        }
        var byTable = expected.ToLookup(row => row.GetType());
        foreach (var (table, rows) in stored)
        {
            new CheckRows(kind, table, report).Run(byTable[table.RowType], rows);
        }
    }

    private IReadOnlyList<object> Rebuilt(
        SubjectKind kind,
        SubjectBatch batch,
        ReadSubject subject,
        Guid? lane
    )
    {
        report.Subjects++;
        try
        {
            return subject.Facts is null
                ? NotUnderstood(kind, subject)
                : reading.RowsOf(kind, batch, subject, lane);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return NotUnderstood(kind, subject);
        }
    }

    private object[] NotUnderstood(SubjectKind kind, ReadSubject subject)
    {
        report.Found(
            "history_not_understood",
            $"The facts of {kind.Name} {subject.Id} make no sense together.",
            subject.Id
        );
        return [];
    }

    private void CheckVersions(SubjectKind kind, ReadSubject subject)
    {
        var expected = 1;
        foreach (var fact in subject.Rows)
        {
            passed.One();
            if (fact.Version != expected)
            {
                report.Found(
                    "version_missing",
                    $"Fact {expected} of {kind.Name} {subject.Id} is missing; the next is fact {fact.Version}.",
                    subject.Id
                );
            }
            expected = fact.Version + 1;
        }
    }

    private void CheckWords(SubjectBatch batch, ReadSubject subject)
    {
        foreach (var named in (subject.Facts ?? []).SelectMany(TextRefs.In))
        {
            if (!batch.Texts.TryGetValue(named.Id, out var kept))
            {
                report.TextsAbsent++;
                report.Found(
                    "text_missing",
                    $"The words {named.Id} are gone, and nobody erased them.",
                    subject.Id
                );
                continue;
            }
            report.TextsPresent++;
            if (TextRef.DigestOf(kept.Salt, kept.Text) != named.Digest)
            {
                report.Found(
                    "text_changed",
                    $"The words {named.Id} are not those that were said.",
                    subject.Id
                );
            }
        }
    }
}
