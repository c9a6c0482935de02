using System.Data.Common;
using Kept.App.Data;
using Kept.Domain.Calendars;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>One subject as read: its facts as they lie, and what they say; null where one of them cannot be understood.</summary>
public sealed record ReadSubject(Guid Id, IReadOnlyList<FactRow> Rows)
{
    public IReadOnlyList<Fact>? Facts { get; } = Understood(Rows);

    private static List<Fact>? Understood(IReadOnlyList<FactRow> rows)
    {
        try
        {
            return [.. rows.Select(row => row.ToFact())];
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>Some subjects that follow one another by id.</summary>
/// <param name="After">The last subject of the batch before; null for the first batch.</param>
/// <param name="To">The last subject of this one; null for the last batch, which stands for all ids that are left.</param>
public sealed record SubjectBatch(
    IReadOnlyList<ReadSubject> Subjects,
    IReadOnlyDictionary<Guid, KeptText> Texts,
    Guid? After,
    Guid? To
);

/// <summary>Goes through the ledger subject by subject and makes of each history the rows it stands for.</summary>
public sealed class SubjectReading(
    DbConnection connection,
    Dialect dialect,
    DbTransaction transaction
)
{
    private const int FactsPerBatch = 2000;
    private readonly Dictionary<Guid, CalendarTerms> terms = [];
    private readonly Dictionary<Guid, Calendar> compiled = [];

    public async IAsyncEnumerable<SubjectBatch> Batches(SubjectKind kind)
    {
        List<ReadSubject> subjects = [];
        List<FactRow> facts = [];
        Guid? after = null;
        var count = 0;
        await foreach (var fact in connection.Facts(dialect, transaction, kind.Name))
        {
            if (facts.Count > 0 && facts[0].SubjectId != fact.SubjectId)
            {
                subjects.Add(Read(facts));
                facts = [];
                if (count >= FactsPerBatch)
                {
                    yield return await Batch(subjects, after, subjects[^1].Id);
                    after = subjects[^1].Id;
                    subjects = [];
                    count = 0;
                }
            }
            facts.Add(fact);
            count++;
        }
        if (facts.Count > 0)
        {
            subjects.Add(Read(facts));
        }
        yield return await Batch(subjects, after, null);
    }

    /// <summary>The rows that a subject's facts make.</summary>
    public IReadOnlyList<object> RowsOf(
        SubjectKind kind,
        SubjectBatch batch,
        ReadSubject subject,
        Guid? lane
    ) =>
        [
            .. kind.Rows(
                new SubjectHistory(
                    subject.Id,
                    lane,
                    subject.Rows[0].Provenance,
                    subject.Facts!,
                    id => batch.Texts.GetValueOrDefault(id)?.Text,
                    Hours
                )
            ),
        ];

    private ReadSubject Read(List<FactRow> facts)
    {
        var subject = new ReadSubject(facts[0].SubjectId, facts);
        foreach (var set in (subject.Facts ?? []).OfType<CalendarSet>())
        {
            terms[set.Id] = set.Terms;
        }
        return subject;
    }

    private Calendar Hours(Guid version) =>
        compiled.TryGetValue(version, out var calendar)
            ? calendar
            : compiled[version] = terms[version].Compile();

    private async Task<SubjectBatch> Batch(
        IReadOnlyList<ReadSubject> subjects,
        Guid? after,
        Guid? to
    )
    {
        var named = subjects
            .SelectMany(subject => subject.Facts ?? [])
            .SelectMany(TextRefs.In)
            .Select(text => text.Id)
            .ToHashSet();
        var texts = await Beside.Texts(connection, dialect, transaction, named);
        return new SubjectBatch(subjects, texts, after, to);
    }
}
