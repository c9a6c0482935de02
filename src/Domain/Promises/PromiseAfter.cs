using Kept.Domain.Ledger;

namespace Kept.Domain.Promises;

public sealed partial record Promise
{
    /// <summary>The promise that a first fact begins.</summary>
    public static Promise From(Guid id, PromiseMade made) =>
        new()
        {
            Id = id,
            Number = made.Number,
            Version = 1,
            Terms = made.Terms,
            Plan = made.Plan,
            MadeAt = made.At,
            Owner = made.Owner,
            Doer = made.Doer,
            Owed = true,
        };

    /// <summary>The promise as it is after some facts.</summary>
    public Promise After(IEnumerable<PromiseFact> facts) =>
        facts.Aggregate(this, (promise, fact) => promise.After(fact));

    /// <summary>The promise as it is after one more fact. Never refuses: the fact has happened.</summary>
    public Promise After(PromiseFact fact) => Changed(fact) with { Version = Version + 1 };

    private Promise Changed(PromiseFact fact) =>
        fact switch
        {
            PromiseReminded => this with { Taken = Taken with { RemindedAt = fact.At } },
            PromiseDoerChecked check => this with
            {
                Doer = check.ReroutedTo ?? Doer,
                Taken = Taken with { CheckedAt = fact.At },
            },
            PromiseEscalated => this with
            {
                Taken = Taken with { Escalations = Taken.Escalations + 1, EscalatedAt = fact.At },
            },
            PromiseAcknowledged => this with { AcknowledgedAt = fact.At },
            PromiseHandedOver to => this with { Owner = to.Owner, Doer = to.Doer },
            PromiseKept => Settled(Verdict.Kept, fact),
            PromiseBroken => this with { Verdict = Verdict.Broken, VerdictAt = fact.At },
            PromiseMadeGood => this with { MadeGoodAt = fact.At, Owed = false },
            PromiseReplaced => Settled(Verdict.Replaced, fact),
            PromiseReleased when Verdict == Verdict.Open => Settled(Verdict.Released, fact),
            PromiseReleased => this with { Owed = false },
            PromiseDisputed => this with { Disputed = true },
            PromiseDisputeDecided { Upheld: true } when Outcome == Verdict.Broken => (
                this with
                {
                    Disputed = false,
                    MadeGoodAt = null,
                }
            ).WaitedForAgain(),
            PromiseDisputeDecided => this with { Disputed = false },
            PromiseCorrected { Verdict: Verdict.Broken } => (
                this with
                {
                    Corrected = Verdict.Broken,
                }
            ).WaitedForAgain(),
            PromiseCorrected corrected => this with { Corrected = corrected.Verdict, Owed = false },
            _ => this,
        };

    /// <summary>Owed again, unless another promise stands in its place or it was made good; what was acknowledged then climbs anew.</summary>
    private Promise WaitedForAgain() =>
        Owed || Verdict == Verdict.Replaced || MadeGoodAt is not null
            ? this
            : this with
            {
                Owed = true,
                AcknowledgedAt = null,
            };

    private Promise Settled(Verdict verdict, Fact fact) =>
        this with
        {
            Verdict = verdict,
            VerdictAt = fact.At,
            Owed = false,
        };
}
