using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>Something that happened to a promise.</summary>
public abstract record PromiseFact : Fact;

/// <summary>It was made: words, due moment, owner and plan were told.</summary>
/// <param name="Number">The short number people use: P-1042.</param>
/// <param name="Terms">What was promised.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Doer">Who does it.</param>
/// <param name="Plan">How it is followed through.</param>
[FactName("promise.made")]
public sealed record PromiseMade(
    long Number,
    PromiseTerms Terms,
    Guid Owner,
    Guid Doer,
    FollowThrough Plan
) : PromiseFact;

/// <summary>The owner was reminded.</summary>
/// <param name="Of">Who was reminded.</param>
[FactName("promise.reminded")]
public sealed record PromiseReminded(Guid Of) : PromiseFact;

/// <summary>It was checked whether the doer is on duty.</summary>
/// <param name="Doer">Who was to do it.</param>
/// <param name="OnDuty">Whether they were on duty.</param>
/// <param name="ReroutedTo">The next in line who does it now, where one was on duty.</param>
[FactName("promise.doer_checked")]
public sealed record PromiseDoerChecked(Guid Doer, bool OnDuty, Guid? ReroutedTo) : PromiseFact;

/// <summary>It was late, and somebody higher was told.</summary>
/// <param name="Count">1 for the first escalation.</param>
/// <param name="To">Who was told.</param>
[FactName("promise.escalated")]
public sealed record PromiseEscalated(int Count, Guid To) : PromiseFact;

/// <summary>Somebody took the escalation on; it stops climbing.</summary>
[FactName("promise.acknowledged")]
public sealed record PromiseAcknowledged : PromiseFact;

/// <summary>Another person owns or does it now.</summary>
/// <param name="Owner">Who answers for it now.</param>
/// <param name="Doer">Who does it now.</param>
/// <param name="Reason">Why, if said.</param>
[FactName("promise.handed_over")]
public sealed record PromiseHandedOver(Guid Owner, Guid Doer, TextRef? Reason) : PromiseFact;

/// <summary>Something worth knowing was noted; it changes nothing.</summary>
/// <param name="Text">The note.</param>
[FactName("promise.noted")]
public sealed record PromiseNoted(TextRef Text) : PromiseFact;

/// <summary>It was kept: the act was in time.</summary>
/// <param name="Evidence">What shows it.</param>
[FactName("promise.kept")]
public sealed record PromiseKept(Evidence Evidence) : PromiseFact;

/// <summary>It was broken: the due moment passed, or the act came before its window.</summary>
/// <param name="Due">The due moment it was told.</param>
/// <param name="Early">Whether it was broken by coming too early.</param>
[FactName("promise.broken")]
public sealed record PromiseBroken(Instant Due, bool Early = false) : PromiseFact;

/// <summary>It was done after all; it stays broken.</summary>
/// <param name="Evidence">What shows it.</param>
[FactName("promise.made_good")]
public sealed record PromiseMadeGood(Evidence Evidence) : PromiseFact;

/// <summary>Another promise took its place before it was due.</summary>
/// <param name="With">The new promise.</param>
/// <param name="Consent">How the customer agreed.</param>
[FactName("promise.replaced")]
public sealed record PromiseReplaced(Guid With, Consent Consent) : PromiseFact;

/// <summary>The recipient no longer needs it, in their own words.</summary>
/// <param name="Said">Their words.</param>
[FactName("promise.released")]
public sealed record PromiseReleased(TextRef Said) : PromiseFact;

/// <summary>The recipient says its outcome is not right.</summary>
/// <param name="Said">Their words.</param>
[FactName("promise.disputed")]
public sealed record PromiseDisputed(TextRef Said) : PromiseFact;

/// <summary>A supervisor decided a dispute.</summary>
/// <param name="Upheld">Whether the recipient is right.</param>
/// <param name="Reason">Why, in words the recipient may read.</param>
[FactName("promise.dispute_decided")]
public sealed record PromiseDisputeDecided(bool Upheld, TextRef Reason) : PromiseFact;

/// <summary>A later, better knowledge of the outcome; the first verdict stays visible beside it.</summary>
/// <param name="Verdict">The corrected outcome.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What shows it, where it rests on evidence.</param>
[FactName("promise.corrected")]
public sealed record PromiseCorrected(Verdict Verdict, TextRef? Reason, Evidence? Evidence)
    : PromiseFact;
