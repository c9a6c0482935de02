using Kept.App.Clock;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>A promise as it stands: a projection of its facts.</summary>
public sealed class PromiseRow
{
    public required Guid Id { get; init; }
    public long Number { get; set; }
    public int Version { get; set; }
    public RecipientKind Recipient { get; set; }
    public Guid? CustomerId { get; set; }
    public Guid? ColleagueId { get; set; }
    public Guid? CaseId { get; set; }
    public Guid AreaId { get; set; }
    public Guid WordsId { get; set; }
    public string Kind { get; set; } = "";
    public Channel Channel { get; set; }
    public Instant? FromAt { get; set; }
    public Instant Due { get; set; }
    public Instant? Target { get; set; }
    public Guid CalendarId { get; set; }
    public string Zone { get; set; } = "";
    public string Reckoning { get; set; } = "";
    public Guid? ReplacesId { get; set; }
    public Instant MadeAt { get; set; }
    public Instant RemindAt { get; set; }
    public Instant CheckAt { get; set; }
    public Duration EscalateFirst { get; set; }
    public Duration EscalateEvery { get; set; }
    public Guid OwnerId { get; set; }
    public Guid DoerId { get; set; }
    public Verdict Verdict { get; set; }
    public Instant? VerdictAt { get; set; }
    public Instant? MadeGoodAt { get; set; }
    public Verdict? Corrected { get; set; }
    public bool Owed { get; set; }
    public bool Disputed { get; set; }
    public Instant? AcknowledgedAt { get; set; }
    public Instant? RemindedAt { get; set; }
    public Instant? CheckedAt { get; set; }
    public int Escalations { get; set; }
    public Instant? EscalatedAt { get; set; }
    public Step? NextStep { get; set; }
    public Instant? NextStepAt { get; set; }

    /// <summary>Rises each time the next step changes, so that an event of before cannot act.</summary>
    public int Generation { get; set; }

    public Provenance Provenance { get; init; }

    /// <summary>The import that replays it; null once it lives by the clock on the wall.</summary>
    public Guid? Lane { get; set; }

    public Recipient To() => new(Recipient, CustomerId ?? ColleagueId);

    public Promise ToPromise() =>
        new()
        {
            Id = Id,
            Number = Number,
            Version = Version,
            Terms = new PromiseTerms(
                To(),
                CaseId,
                AreaId,
                TextRef.To(WordsId),
                Kind,
                Channel,
                FromAt,
                Due,
                Target,
                CalendarId,
                Zone,
                PromiseTable.ReckoningOf(Reckoning),
                ReplacesId
            ),
            Plan = new FollowThrough(RemindAt, CheckAt, EscalateFirst, EscalateEvery),
            MadeAt = MadeAt,
            Owner = OwnerId,
            Doer = DoerId,
            Verdict = Verdict,
            VerdictAt = VerdictAt,
            MadeGoodAt = MadeGoodAt,
            Corrected = Corrected,
            Owed = Owed,
            Disputed = Disputed,
            AcknowledgedAt = AcknowledgedAt,
            Taken = new StepsTaken(RemindedAt, CheckedAt, Escalations, EscalatedAt),
        };

    /// <summary>The due events this row stands for: its verdict while open, and its next step.</summary>
    public PlannedEvents Planned() =>
        new(
            Id,
            Lane,
            Verdict == Verdict.Open ? Due : null,
            NextStep is { } step && NextStepAt is { } at ? (step, at, Generation) : null
        );

    public void Set(Promise promise, PlannedStep? next)
    {
        SetTerms(promise);
        Version = promise.Version;
        OwnerId = promise.Owner;
        DoerId = promise.Doer;
        Verdict = promise.Verdict;
        VerdictAt = promise.VerdictAt;
        MadeGoodAt = promise.MadeGoodAt;
        Corrected = promise.Corrected;
        Owed = promise.Owed;
        Disputed = promise.Disputed;
        AcknowledgedAt = promise.AcknowledgedAt;
        RemindedAt = promise.Taken.RemindedAt;
        CheckedAt = promise.Taken.CheckedAt;
        Escalations = promise.Taken.Escalations;
        EscalatedAt = promise.Taken.EscalatedAt;
        var nextAt = next is null ? (Instant?)null : Domain.Moment.Rounded(next.At);
        if (next?.Step != NextStep || nextAt != NextStepAt)
        {
            NextStep = next?.Step;
            NextStepAt = nextAt;
            Generation++;
        }
    }

    private void SetTerms(Promise promise)
    {
        var terms = promise.Terms;
        Number = promise.Number;
        Recipient = terms.To.Kind;
        CustomerId = terms.To.Kind == RecipientKind.Customer ? terms.To.Id : null;
        ColleagueId = terms.To.Kind == RecipientKind.Colleague ? terms.To.Id : null;
        CaseId = terms.Case;
        AreaId = terms.Area;
        WordsId = terms.Words.Id;
        Kind = terms.Kind;
        Channel = terms.Channel;
        FromAt = terms.From;
        Due = terms.Due;
        Target = terms.Target;
        CalendarId = terms.Calendar;
        Zone = terms.Zone;
        Reckoning = PromiseTable.Json(terms.Reckoning);
        ReplacesId = terms.Replaces;
        MadeAt = promise.MadeAt;
        RemindAt = promise.Plan.Remind;
        CheckAt = promise.Plan.CheckDoer;
        EscalateFirst = promise.Plan.EscalateFirst;
        EscalateEvery = promise.Plan.EscalateEvery;
    }
}
