using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.Domain.Cases;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Cases;

/// <summary>All that happened in a case, in the order it happened: told from the facts of the case and of its promises.</summary>
public static class TimelineQueries
{
    private const int MostEntries = 500;
    private const int MostPromises = 200;

    /// <exception cref="CaseUnknown">There is none.</exception>
    public static async Task<CaseWithTimelineJson> CaseWithTimeline(this KeptDb db, Guid id)
    {
        var row = await db.Set<CaseRow>().FindAsync(id) ?? throw new CaseUnknown();
        var promises = await db.PromisesIn(id, MostPromises);
        var facts = await NewestFacts(db, CaseTables.Subject, [id]);
        facts.AddRange(
            await NewestFacts(db, PromiseTable.Subject, [.. promises.Select(promise => promise.Id)])
        );
        var told = facts
            .OrderByDescending(fact => fact.At)
            .ThenByDescending(fact => fact.Id)
            .Take(MostEntries)
            .Reverse()
            .Select(fact => (Row: fact, Fact: fact.ToFact()))
            .ToList();
        var texts = await db.TextsOf(
            told.Select(entry => TextOf(entry.Fact)?.Id).OfType<Guid>().Append(row.WordsId)
        );
        var names = await db.NamesOf(told.Select(entry => (entry.Row.ByKind, entry.Row.ById)));
        return new CaseWithTimelineJson(
            await db.Case(row),
            texts.GetValueOrDefault(row.WordsId),
            promises,
            [.. told.Select(entry => Entry(entry.Row, entry.Fact, texts, names))],
            facts.Count > MostEntries || promises.Count == MostPromises
        );
    }

    private static Task<List<FactRow>> NewestFacts(KeptDb db, string kind, List<Guid> subjects) =>
        db.Set<FactRow>()
            .Where(fact => fact.SubjectKind == kind && subjects.Contains(fact.SubjectId))
            .OrderByDescending(fact => fact.Id)
            .Take(MostEntries + 1)
            .ToListAsync();

    private static TimelineJson Entry(
        FactRow row,
        Fact fact,
        IReadOnlyDictionary<Guid, string> texts,
        IReadOnlyDictionary<Guid, string> names
    ) =>
        new(
            row.At,
            row.Kind,
            ActorJson.Of(row, names),
            row.SubjectKind == PromiseTable.Subject ? row.SubjectId : null,
            (fact as CaseMessageAdded)?.Kind,
            fact switch
            {
                CaseMessageAdded said => said.Channel,
                CaseOpened opened => opened.Channel,
                PromiseMade made => made.Terms.Channel,
                _ => null,
            },
            TextOf(fact) is { } text ? texts.GetValueOrDefault(text.Id) : null
        );

    private static TextRef? TextOf(Fact fact) =>
        fact switch
        {
            CaseOpened opened => opened.Words,
            CaseMessageAdded said => said.Text,
            PromiseMade made => made.Terms.Words,
            PromiseKept kept => kept.Evidence.Text,
            PromiseMadeGood good => good.Evidence.Text,
            PromiseReplaced replaced => replaced.Consent.Text,
            PromiseReleased released => released.Said,
            PromiseDisputed disputed => disputed.Said,
            PromiseDisputeDecided decided => decided.Reason,
            PromiseCorrected corrected => corrected.Reason ?? corrected.Evidence?.Text,
            PromiseHandedOver handed => handed.Reason,
            PromiseNoted noted => noted.Text,
            _ => null,
        };
}
