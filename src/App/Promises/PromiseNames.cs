using Kept.App.Cases;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Promises;

/// <summary>The words, people and customers that some promises name, read together.</summary>
public sealed class PromiseNames
{
    private Dictionary<Guid, string> texts = [];
    private Dictionary<Guid, string> people = [];
    private Dictionary<Guid, CustomerRow> customers = [];
    private Dictionary<Guid, CaseRow> cases = [];

    public static async Task<PromiseNames> Of(KeptDb db, IReadOnlyCollection<PromiseRow> rows)
    {
        var customerIds = Ids(rows, row => row.CustomerId);
        var caseIds = Ids(rows, row => row.CaseId);
        var names = new PromiseNames
        {
            customers = await db.Set<CustomerRow>()
                .Where(row => customerIds.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id),
            cases = await db.Set<CaseRow>()
                .Where(row => caseIds.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id),
        };
        var personIds = Ids(rows, row => row.ColleagueId)
            .Concat(rows.Select(row => row.OwnerId))
            .Concat(rows.Select(row => row.DoerId));
        await names.ReadPeople(db, personIds);
        await names.ReadTexts(
            db,
            rows.Select(row => row.WordsId).Concat(names.cases.Values.Select(row => row.SubjectId))
        );
        return names;
    }

    public async Task ReadPeople(KeptDb db, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().Except(people.Keys).ToList();
        foreach (
            var row in await db.Set<PersonRow>().Where(row => wanted.Contains(row.Id)).ToListAsync()
        )
        {
            people[row.Id] = row.Name;
        }
    }

    public async Task ReadTexts(KeptDb db, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().Except(texts.Keys).ToList();
        foreach (
            var row in await db.Set<TextRow>().Where(row => wanted.Contains(row.Id)).ToListAsync()
        )
        {
            texts[row.Id] = row.Text;
        }
    }

    public string? Text(Guid? id) => id is { } known ? texts.GetValueOrDefault(known) : null;

    public string Words(PromiseRow row) => Text(row.WordsId) ?? "…";

    public string Person(Guid? id) =>
        (id is { } known ? people.GetValueOrDefault(known) : null) ?? FactWords.SomebodyGone;

    public CustomerRow? Customer(PromiseRow row) =>
        row.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;

    public string ToWhom(PromiseRow row) =>
        row.Recipient switch
        {
            RecipientKind.Customer => Customer(row)?.Name ?? FactWords.SomebodyGone,
            RecipientKind.Colleague => Person(row.ColleagueId),
            _ => FactWords.TheHouse,
        };

    /// <summary>The case as people name it: C-311 dishwasher.</summary>
    public string? Case(PromiseRow row) =>
        row.CaseId is { } id && cases.TryGetValue(id, out var found)
            ? $"C-{found.Number} {Text(found.SubjectId)}"
            : null;

    private static HashSet<Guid> Ids(IEnumerable<PromiseRow> rows, Func<PromiseRow, Guid?> id) =>
        [.. rows.Select(id).OfType<Guid>()];
}
