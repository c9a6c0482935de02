using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>A promise's outcome.</summary>
public enum Verdict
{
    /// <summary>None yet.</summary>
    Open,

    /// <summary>The act came in time.</summary>
    Kept,

    /// <summary>It did not; what happens later does not change that.</summary>
    Broken,

    /// <summary>A new promise took its place before it was due.</summary>
    Replaced,

    /// <summary>The recipient no longer needed it before it was due.</summary>
    Released,
}

/// <summary>A commitment and everything that became of it. Each verb returns the facts it makes; <see cref="After(PromiseFact)"/> takes them in.</summary>
/// <remarks>
/// The instant of the act decides, never the moment a job ran. The terms and the first verdict never change.
/// While a promise is <see cref="Owed"/> its owner is an active person; the database holds that.
/// </remarks>
public sealed partial record Promise
{
    /// <summary>The promise's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The short number people use.</summary>
    public required long Number { get; init; }

    /// <summary>How many facts it has seen.</summary>
    public required int Version { get; init; }

    /// <summary>What was promised.</summary>
    public required PromiseTerms Terms { get; init; }

    /// <summary>How it is followed through.</summary>
    public required FollowThrough Plan { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant MadeAt { get; init; }

    /// <summary>Who answers for it.</summary>
    public required Guid Owner { get; init; }

    /// <summary>Who does it.</summary>
    public required Guid Doer { get; init; }

    /// <summary>The first outcome.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>When that was: the act's instant, or the due moment it missed.</summary>
    public Instant? VerdictAt { get; init; }

    /// <summary>When a broken promise was done after all.</summary>
    public Instant? MadeGoodAt { get; init; }

    /// <summary>The outcome as corrected since; null when nothing was.</summary>
    public Verdict? Corrected { get; init; }

    /// <summary>Whether somebody still waits for it: open, or broken and neither made good nor let go.</summary>
    public bool Owed { get; init; }

    /// <summary>Whether a dispute waits for its decision.</summary>
    public bool Disputed { get; init; }

    /// <summary>When somebody took the latest escalation on.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>The follow-through steps taken so far.</summary>
    public StepsTaken Taken { get; init; } = StepsTaken.None;

    /// <summary>The outcome that figures use: the corrected one where there is one.</summary>
    public Verdict Outcome => Corrected ?? Verdict;

    /// <summary>How far ahead of its due moment it was kept; null when it was not, or was corrected to that without a moment.</summary>
    public Duration? KeptAhead =>
        (Verdict, Outcome, VerdictAt) is (Verdict.Kept, Verdict.Kept, { } at)
            ? Terms.Due - at
            : null;

    /// <summary>Makes a promise.</summary>
    /// <param name="number">The short number it gets.</param>
    /// <param name="terms">What is promised.</param>
    /// <param name="owner">Who answers for it; works here.</param>
    /// <param name="doer">Who does it; works here.</param>
    /// <param name="plan">How it is followed through.</param>
    /// <param name="now">The moment of promising.</param>
    /// <exception cref="Refusal">The terms do not hold: see <see cref="PromiseTerms"/>.</exception>
    public static PromiseMade Make(
        long number,
        PromiseTerms terms,
        Guid owner,
        Guid doer,
        FollowThrough plan,
        Instant now
    )
    {
        terms.MustHoldAt(now);
        return new PromiseMade(number, terms, owner, doer, plan) { At = now };
    }

    /// <summary>The act was done. Kept when in time; else broken at its due moment and made good; late evidence of an act in time corrects a verdict of the clock.</summary>
    /// <remarks>Where a supervisor has decided that it was broken, an act can make it good, but evidence no longer undoes the decision.</remarks>
    /// <exception cref="AlreadySettled">Nobody waits for it any more.</exception>
    /// <exception cref="EarlierInstantUnproven">An earlier moment was claimed without a record.</exception>
    /// <exception cref="EvidenceBeforeBroken">The act was before the promise was broken and not in time, or contradicts a decision.</exception>
    public IReadOnlyList<PromiseFact> Keep(Evidence evidence, Actor by, Instant now)
    {
        MustBeOwed();
        var at = evidence.InstantOf(MadeAt, by, now);
        if (Verdict == Verdict.Open && now <= Terms.Due)
        {
            return at < Terms.From
                ? [new PromiseBroken(Terms.Due, Early: true) { At = at }]
                : [new PromiseKept(evidence) { At = at }];
        }
        var missedItsDue =
            Verdict == Verdict.Open || (Verdict == Verdict.Broken && VerdictAt == Terms.Due);
        if (missedItsDue && Corrected is null && Terms.IsInTime(at))
        {
            return
            [
                .. BecomeDue(now),
                new PromiseCorrected(Verdict.Kept, null, evidence) { At = now },
            ];
        }
        var brokenAt = Verdict == Verdict.Broken ? VerdictAt : Terms.Due;
        return at == now || at > brokenAt
            ? [.. BecomeDue(now), new PromiseMadeGood(evidence) { At = at }]
            : throw new EvidenceBeforeBroken();
    }

    /// <summary>Puts another promise in its place, before it is due.</summary>
    /// <exception cref="AlreadyBroken">The due moment has passed.</exception>
    /// <exception cref="AlreadySettled">It has its outcome.</exception>
    /// <exception cref="ConsentUnproven">Nothing shows the consent.</exception>
    /// <exception cref="AppointmentNeedsConsent">An appointment, and the customer was only told.</exception>
    public PromiseReplaced Renegotiate(Guid with, Consent consent, Instant now)
    {
        if (IsBrokenAt(now))
        {
            throw new AlreadyBroken(Terms.Due);
        }
        MustBeOwed();
        consent.MustBeShown();
        if (Terms.From is not null && consent.Kind == ConsentKind.Told)
        {
            throw new AppointmentNeedsConsent();
        }
        return new PromiseReplaced(with, consent) { At = now };
    }

    /// <summary>The recipient no longer needs it. After its due moment it stays broken, and nobody waits any more.</summary>
    /// <exception cref="AlreadySettled">Nobody waits for it any more.</exception>
    public IReadOnlyList<PromiseFact> Release(TextRef said, Instant now)
    {
        MustBeOwed();
        return [.. BecomeDue(now), new PromiseReleased(said) { At = now }];
    }

    /// <summary>Broken, when the due moment has passed and nothing was done; else nothing.</summary>
    public IReadOnlyList<PromiseFact> BecomeDue(Instant now) =>
        Verdict == Verdict.Open && now > Terms.Due
            ? [new PromiseBroken(Terms.Due) { At = Terms.Due }]
            : [];

    /// <summary>The recipient says that its outcome is not right.</summary>
    /// <exception cref="NotSettled">It has no outcome yet.</exception>
    /// <exception cref="DisputeOutOfTurn">It is disputed already.</exception>
    public IReadOnlyList<PromiseFact> Dispute(TextRef said, Instant now)
    {
        MustBeSettledAt(now);
        if (Disputed)
        {
            throw new DisputeOutOfTurn(open: true);
        }
        return [.. BecomeDue(now), new PromiseDisputed(said) { At = now }];
    }

    /// <summary>A supervisor decides the dispute; where it is upheld, an outcome that was not broken is corrected to broken, and one that was is owed again: what was said to have made it good, or let it go, was not so.</summary>
    /// <exception cref="SupervisorNeeded">The actor is not one.</exception>
    /// <exception cref="DisputeOutOfTurn">There is no dispute.</exception>
    public IReadOnlyList<PromiseFact> DecideDispute(
        bool upheld,
        TextRef reason,
        Actor by,
        Instant now
    )
    {
        by.MustBeSupervisor();
        if (!Disputed)
        {
            throw new DisputeOutOfTurn(open: false);
        }
        var decided = new PromiseDisputeDecided(upheld, reason) { At = now };
        return upheld && Outcome != Verdict.Broken
            ? [decided, new PromiseCorrected(Verdict.Broken, reason, null) { At = now }]
            : [decided];
    }

    /// <summary>A supervisor knows better, with a reason. A second fact beside the first.</summary>
    /// <exception cref="SupervisorNeeded">The actor is not one.</exception>
    /// <exception cref="NotSettled">It has no outcome yet.</exception>
    /// <exception cref="NothingToCorrect">That is its outcome already.</exception>
    /// <exception cref="CorrectionUnclear">Neither kept nor broken.</exception>
    /// <exception cref="EvidenceInTheFuture">The evidence is of a moment to come.</exception>
    /// <exception cref="EvidenceBeforePromise">It is older than the promise.</exception>
    /// <exception cref="EvidenceOutsideTime">Kept, by evidence of a moment that was not in time.</exception>
    public IReadOnlyList<PromiseFact> Correct(
        Verdict verdict,
        TextRef reason,
        Evidence? evidence,
        Actor by,
        Instant now
    )
    {
        by.MustBeSupervisor();
        MustBeSettledAt(now);
        if (verdict is not (Verdict.Kept or Verdict.Broken))
        {
            throw new CorrectionUnclear();
        }
        if (verdict == (IsBrokenAt(now) ? Verdict.Broken : Outcome))
        {
            throw new NothingToCorrect();
        }
        if (
            evidence?.ShownAt(MadeAt, now) is { } shown
            && evidence.At is not null
            && verdict == Verdict.Kept
            && !Terms.IsInTime(shown)
        )
        {
            throw new EvidenceOutsideTime();
        }
        return [.. BecomeDue(now), new PromiseCorrected(verdict, reason, evidence) { At = now }];
    }

    /// <summary>Somebody else owns or does it from now on.</summary>
    /// <exception cref="AlreadySettled">Nobody waits for it any more.</exception>
    public PromiseHandedOver HandOver(Guid owner, Guid doer, TextRef? reason, Instant now)
    {
        MustBeOwed();
        return new PromiseHandedOver(owner, doer, reason) { At = now };
    }

    /// <summary>Somebody takes the escalation on, and it stops climbing.</summary>
    /// <exception cref="NothingToAcknowledge">It is not late, or somebody has already.</exception>
    public IReadOnlyList<PromiseFact> Acknowledge(Instant now)
    {
        if (!Owed || !IsBrokenAt(now) || AcknowledgedAt is not null)
        {
            throw new NothingToAcknowledge();
        }
        return [.. BecomeDue(now), new PromiseAcknowledged { At = now }];
    }

    /// <summary>Notes something worth knowing.</summary>
    public static PromiseNoted Note(TextRef text, Instant now) => new(text) { At = now };

    private bool IsBrokenAt(Instant now) =>
        Outcome == Verdict.Broken || (Verdict == Verdict.Open && now > Terms.Due);

    private void MustBeSettledAt(Instant now)
    {
        if (Verdict == Verdict.Open && now <= Terms.Due)
        {
            throw new NotSettled();
        }
    }

    private void MustBeOwed()
    {
        if (!Owed)
        {
            throw new AlreadySettled(Outcome);
        }
    }
}
