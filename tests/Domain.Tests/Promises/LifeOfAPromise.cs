using FsCheck;
using FsCheck.Fluent;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

/// <summary>What may happen in the life of a promise.</summary>
internal enum Happening
{
    TimePasses,
    ClockRuns,
    StepIsTaken,
    Keep,
    KeepWithRecord,
    Renegotiate,
    Release,
    Dispute,
    Decide,
    Correct,
    HandOver,
    Acknowledge,
    Note,
}

/// <summary>Something that happens, with everything it may need: a moment near an anchor, a choice, whether it is proven, and who acts.</summary>
internal sealed record Happens(
    Happening What,
    int Anchor,
    int Nudge,
    int Choice,
    bool Proven,
    bool Supervisor
);

/// <summary>A promise and its model living through the same things.</summary>
internal sealed class LifeOfAPromise
{
    private readonly List<PromiseFact> facts = [];
    private readonly PromiseMade made;
    private readonly PromiseModel model;
    private Promise promise;
    private Instant now = MadeAt;

    public LifeOfAPromise(bool isAppointment)
    {
        var terms = isAppointment ? Terms() with { From = WindowOpens } : Terms();
        made = Promise.Make(1042, terms, MiaId, JonasId, Plan, MadeAt);
        promise = Promise.From(Another, made);
        model = new PromiseModel(MadeAt, terms.From, Due);
    }

    /// <summary>What turns an outcome round, and so should happen often.</summary>
    private static Happening[] Decisive { get; } =
    [
        Happening.TimePasses,
        Happening.KeepWithRecord,
        Happening.Dispute,
        Happening.Decide,
        Happening.Correct,
    ];

    public static Gen<Happens> Any { get; } =
        from what in Gen.Elements([.. Enum.GetValues<Happening>(), .. Decisive, .. Decisive])
        from anchor in Gen.Choose(0, 5)
        from nudge in Gen.Choose(-1, 1)
        from choice in Gen.Choose(0, 3)
        from proven in Gen.Elements(true, true, false)
        from supervisor in Gen.Elements(true, true, false)
        select new Happens(what, anchor, nudge, choice, proven, supervisor);

    public void LiveThrough(IEnumerable<Happens> life)
    {
        foreach (var it in life)
        {
            var before = promise;
            var refused = Try(it);
            if (refused is not null)
            {
                promise.ShouldBe(before);
            }
            model.TimeIs(now);
            refused.ShouldBe(OfModel(it));
            IsWhatTheModelSays();
            HoldsWhatAlwaysHolds(before);
        }
    }

    private string? Try(Happens it)
    {
        try
        {
            var happened = Do(it);
            facts.AddRange(happened);
            promise = promise.After(happened);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Code;
        }
    }

    private IReadOnlyList<PromiseFact> Do(Happens it)
    {
        var by = it.Supervisor ? Ada : Mia;
        var verdict = it.Choice % 2 == 0 ? Verdict.Kept : Verdict.Broken;
        switch (it.What)
        {
            case Happening.TimePasses:
                now = Instant.Max(now, Near(it));
                return [];
            case Happening.ClockRuns:
                return promise.BecomeDue(now);
            case Happening.StepIsTaken:
                return promise.NextStep(Phrases.Shop)?.Step switch
                {
                    Step.Remind => [promise.Remind(now)],
                    Step.CheckDoer => [promise.CheckDoer(it.Proven, AdaId, now)],
                    Step.Escalate => [promise.Escalate(AdaId, now)],
                    _ => [],
                };
            case Happening.Keep:
                return promise.Keep(Done, by, now);
            case Happening.KeepWithRecord:
                return promise.Keep(Record(it), by, now);
            case Happening.Renegotiate:
                return [promise.Renegotiate(Another, Consent(it), now)];
            case Happening.Release:
                return promise.Release(Words("No need"), now);
            case Happening.Dispute:
                return promise.Dispute(Words("Not so"), now);
            case Happening.Decide:
                return promise.DecideDispute(it.Choice > 0, Words("So it is"), by, now);
            case Happening.Correct:
                var evidence = it.Proven ? Record(it) : null;
                return promise.Correct(verdict, Words("Log"), evidence, by, now);
            case Happening.HandOver:
                return [promise.HandOver(AdaId, AdaId, null, now)];
            case Happening.Acknowledge:
                return promise.Acknowledge(now);
            default:
                return [Promise.Note(Words("By the way"), now)];
        }
    }

    private string? OfModel(Happens it) =>
        it.What switch
        {
            Happening.Keep => model.Keep(null, false, now),
            Happening.KeepWithRecord => model.Keep(Near(it), it.Proven, now),
            Happening.Renegotiate => model.Renegotiate((ConsentKind)it.Choice, it.Proven, now),
            Happening.Release => model.Release(now),
            Happening.Dispute => model.Dispute(),
            Happening.Decide => model.Decide(it.Choice > 0, it.Supervisor),
            Happening.Correct => model.Correct(
                it.Choice % 2 == 0 ? "Kept" : "Broken",
                it.Proven ? Near(it) : null,
                it.Supervisor,
                now
            ),
            Happening.HandOver => model.HandOver(),
            Happening.Acknowledge => model.Acknowledge(),
            _ => null,
        };

    private void IsWhatTheModelSays()
    {
        var seen = promise.After(promise.BecomeDue(now));
        (seen.Verdict.ToString(), seen.VerdictAt).ShouldBe((model.First, model.FirstAt));
        (seen.Outcome.ToString(), seen.Corrected is not null).ShouldBe(
            (model.Outcome, model.IsCorrected)
        );
        (seen.Owed, seen.MadeGoodAt, seen.Disputed, seen.AcknowledgedAt is not null).ShouldBe(
            (model.Waits, model.MadeGood, model.Disputed, model.Acknowledged)
        );
    }

    private void HoldsWhatAlwaysHolds(Promise before)
    {
        promise.Terms.ShouldBe(made.Terms);
        promise.ShouldBe(Promise.From(Another, made).After(facts));
        promise.Version.ShouldBe(1 + facts.Count);
        if (before.Verdict != Verdict.Open)
        {
            (promise.Verdict, promise.VerdictAt).ShouldBe((before.Verdict, before.VerdictAt));
        }
        if (promise.Verdict is Verdict.Open or Verdict.Replaced)
        {
            promise.Owed.ShouldBe(promise.Verdict == Verdict.Open);
        }
        if (!promise.Owed)
        {
            promise.NextStep(Phrases.Shop).ShouldBeNull();
        }
        if (promise is { Verdict: Verdict.Kept, VerdictAt: { } at })
        {
            at.ShouldBeInRange(promise.Terms.From ?? MadeAt, Due);
        }
        facts
            .Count(fact => fact is PromiseKept or PromiseBroken or PromiseReplaced)
            .ShouldBeLessThanOrEqualTo(1);
    }

    private Instant Near(Happens it) =>
        it.Anchor switch
        {
            0 => MadeAt,
            1 => WindowOpens,
            2 => Due,
            3 => now,
            4 => now + Duration.FromMinutes(45),
            _ => now - Duration.FromMinutes(30),
        } + (Microsecond * it.Nudge);

    private Evidence Record(Happens it) =>
        new(EvidenceKind.Mail, null, it.Proven ? "<17@mail>" : null, Near(it));

    private static Consent Consent(Happens it) =>
        new((ConsentKind)it.Choice, null, it.Proven ? "call-17" : null);
}
