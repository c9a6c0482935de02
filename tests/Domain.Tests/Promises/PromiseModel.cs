using Kept.Domain.Promises;
using NodaTime;

namespace Kept.Domain.Tests.Promises;

/// <summary>What a promise is, told once more, from the description of its life: time passes first, then somebody acts.</summary>
internal sealed class PromiseModel(Instant made, Instant? from, Instant due)
{
    private string outcome = "Open";

    public string First { get; private set; } = "Open";
    public Instant? FirstAt { get; private set; }
    public bool IsCorrected { get; private set; }
    public string Outcome => IsCorrected ? outcome : First;
    public Instant? MadeGood { get; private set; }
    public bool Waits { get; private set; } = true;
    public bool Disputed { get; private set; }
    public bool Acknowledged { get; private set; }

    public void TimeIs(Instant now)
    {
        if (First == "Open" && now > due)
        {
            Settle("Broken", due, waits: true);
        }
    }

    public string? Keep(Instant? shown, bool proven, Instant now)
    {
        var act = shown ?? now;
        var inTime = act <= due && (from is null || act >= from);
        if (!Waits)
        {
            return "already_settled";
        }
        if (act > now)
        {
            return "evidence_in_the_future";
        }
        if (act < made && act != now)
        {
            return "evidence_before_promise";
        }
        if (act != now && !proven)
        {
            return "earlier_instant_unproven";
        }
        if (First == "Open")
        {
            Settle(inTime ? "Kept" : "Broken", act, waits: !inTime);
            return null;
        }
        var brokenByTheClock = First == "Broken" && FirstAt == due && !IsCorrected;
        if (brokenByTheClock && inTime)
        {
            CorrectTo("Kept");
            return null;
        }
        var brokenSince = First == "Broken" ? FirstAt : due;
        if (act != now && act <= brokenSince)
        {
            return "evidence_before_broken";
        }
        (MadeGood, Waits) = (act, false);
        return null;
    }

    public string? Renegotiate(ConsentKind consent, bool shown, Instant now) =>
        Outcome == "Broken" ? "already_broken"
        : !Waits ? "already_settled"
        : consent is ConsentKind.Mail or ConsentKind.Call && !shown ? "consent_unproven"
        : consent == ConsentKind.Told && from is not null ? "appointment_needs_consent"
        : Does(() => Settle("Replaced", now, waits: false));

    public string? Release(Instant now) =>
        !Waits ? "already_settled"
        : First == "Open" ? Does(() => Settle("Released", now, waits: false))
        : Does(() => Waits = false);

    public string? Dispute() =>
        First == "Open" ? "not_settled"
        : Disputed ? "dispute_out_of_turn"
        : Does(() => Disputed = true);

    public string? Decide(bool upheld, bool supervisor) =>
        !supervisor ? "supervisor_needed"
        : !Disputed ? "dispute_out_of_turn"
        : Does(() =>
        {
            Disputed = false;
            MadeGood = upheld && Outcome == "Broken" ? null : MadeGood;
            if (upheld)
            {
                IsCorrected |= Outcome != "Broken";
                outcome = "Broken";
                WaitAgain();
            }
        });

    public string? Correct(string to, Instant? shown, bool supervisor, Instant now) =>
        !supervisor ? "supervisor_needed"
        : First == "Open" ? "not_settled"
        : to == Outcome ? "nothing_to_correct"
        : shown > now ? "evidence_in_the_future"
        : shown < made && shown != now ? "evidence_before_promise"
        : to == "Kept" && (shown > due || shown < from) ? "evidence_outside_time"
        : Does(() => CorrectTo(to));

    public string? HandOver() => Waits ? null : "already_settled";

    public string? Acknowledge() =>
        Waits && Outcome == "Broken" && !Acknowledged
            ? Does(() => Acknowledged = true)
            : "nothing_to_acknowledge";

    private void Settle(string verdict, Instant at, bool waits) =>
        (First, FirstAt, Waits) = (verdict, at, waits);

    private void CorrectTo(string to)
    {
        (outcome, IsCorrected) = (to, true);
        Waits &= to == "Broken";
        if (to == "Broken")
        {
            WaitAgain();
        }
    }

    private void WaitAgain()
    {
        if (!Waits && First != "Replaced" && MadeGood is null)
        {
            (Waits, Acknowledged) = (true, false);
        }
    }

    private static string? Does(Action act)
    {
        act();
        return null;
    }
}
