using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Shell;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Promises;

/// <summary>Everything that happened to a promise, in sentences.</summary>
public static class PromiseHistory
{
    private const int MostFacts = 200;

    public static async Task<IReadOnlyList<FactView>> Of(
        KeptDb db,
        Guid promise,
        PromiseNames names
    )
    {
        var rows = await (
            from fact in db.Set<FactRow>()
            where fact.SubjectKind == PromiseTable.Subject && fact.SubjectId == promise
            join place in db.Set<FactPlaceRow>() on fact.Id equals place.FactId into places
            from place in places.DefaultIfEmpty()
            join seal in db.Set<SealRow>() on place.SealNumber equals seal.Number into seals
            from seal in seals.DefaultIfEmpty()
            orderby fact.Version
            select new { fact, seal.Hash }
        )
            .Take(MostFacts)
            .ToListAsync();
        var facts = rows.Select(row =>
                (row.fact, Happened: (PromiseFact)row.fact.ToFact(), row.Hash)
            )
            .ToList();
        await names.ReadPeople(
            db,
            facts
                .SelectMany(row => PeopleIn(row.Happened))
                .Concat(facts.Select(row => row.fact.ById).OfType<Guid>())
        );
        await names.ReadTexts(db, facts.Select(row => SaidIn(row.Happened)?.Id).OfType<Guid>());
        return
        [
            .. facts.Select(row => new FactView(
                Sentence(row.Happened, names),
                Who(row.fact, names),
                row.fact.At,
                row.Hash?[..6],
                names.Text(SaidIn(row.Happened)?.Id)
            )),
        ];
    }

    private static string Who(FactRow fact, PromiseNames names) =>
        fact.ByKind switch
        {
            ActorKind.Person => names.Person(fact.ById),
            ActorKind.Customer => FactWords.WhoCustomer,
            ActorKind.Clock => FactWords.WhoClock,
            ActorKind.Token => FactWords.WhoToken,
            ActorKind.Import => FactWords.WhoImport,
            _ => FactWords.WhoOperator,
        };

    private static IEnumerable<Guid> PeopleIn(PromiseFact fact) =>
        fact switch
        {
            PromiseReminded reminded => [reminded.Of],
            PromiseDoerChecked check => check.ReroutedTo is { } next
                ? [check.Doer, next]
                : [check.Doer],
            PromiseEscalated escalated => [escalated.To],
            PromiseHandedOver to => [to.Owner, to.Doer],
            _ => [],
        };

    private static TextRef? SaidIn(PromiseFact fact) =>
        fact switch
        {
            PromiseMade made => made.Terms.Words,
            PromiseHandedOver to => to.Reason,
            PromiseNoted noted => noted.Text,
            PromiseKept kept => kept.Evidence.Text,
            PromiseMadeGood good => good.Evidence.Text,
            PromiseReplaced replaced => replaced.Consent.Text,
            PromiseReleased released => released.Said,
            PromiseDisputed disputed => disputed.Said,
            PromiseDisputeDecided decided => decided.Reason,
            PromiseCorrected corrected => corrected.Reason ?? corrected.Evidence?.Text,
            _ => null,
        };

    private static string Sentence(PromiseFact fact, PromiseNames names) =>
        fact switch
        {
            PromiseMade made => MadeOn(made.Terms.Channel),
            PromiseReminded reminded => Wording.Fill(FactWords.Reminded, names.Person(reminded.Of)),
            PromiseDoerChecked { OnDuty: true } check => Wording.Fill(
                FactWords.DoerThere,
                names.Person(check.Doer)
            ),
            PromiseDoerChecked { ReroutedTo: { } next } check => Wording.Fill(
                FactWords.DoerRerouted,
                names.Person(check.Doer),
                names.Person(next)
            ),
            PromiseDoerChecked => FactWords.DoerNobody,
            PromiseEscalated escalated => Wording.Fill(
                FactWords.Escalated,
                names.Person(escalated.To)
            ),
            PromiseAcknowledged => FactWords.Acknowledged,
            PromiseHandedOver to when to.Owner == to.Doer => Wording.Fill(
                FactWords.HandedOver,
                names.Person(to.Owner)
            ),
            PromiseHandedOver to => Wording.Fill(
                FactWords.HandedOverDoer,
                names.Person(to.Owner),
                names.Person(to.Doer)
            ),
            PromiseKept kept => KeptBy(kept.Evidence.Kind),
            PromiseBroken broken => broken.Early ? FactWords.BrokenEarly : FactWords.Broken,
            PromiseMadeGood => FactWords.MadeGood,
            PromiseReplaced { Consent.Kind: ConsentKind.Told } => FactWords.ReplacedTold,
            PromiseReplaced => FactWords.Replaced,
            PromiseReleased => FactWords.Released,
            PromiseDisputed => FactWords.Disputed,
            PromiseDisputeDecided decided => decided.Upheld
                ? FactWords.DisputeUpheld
                : FactWords.DisputeRejected,
            PromiseCorrected { Verdict: Verdict.Kept } => FactWords.CorrectedKept,
            PromiseCorrected => FactWords.CorrectedBroken,
            _ => FactWords.Noted,
        };

    private static string KeptBy(EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.Call => FactWords.KeptCall,
            EvidenceKind.Mail => FactWords.KeptMail,
            EvidenceKind.Proof => FactWords.KeptProof,
            _ => FactWords.KeptSaid,
        };

    private static string MadeOn(Channel channel) =>
        channel switch
        {
            Channel.Phone => FactWords.MadePhone,
            Channel.Counter => FactWords.MadeCounter,
            Channel.Mail => FactWords.MadeMail,
            Channel.Web => FactWords.MadeWeb,
            Channel.Visit => FactWords.MadeVisit,
            Channel.Chat => FactWords.MadeChat,
            _ => FactWords.MadeSystem,
        };
}
