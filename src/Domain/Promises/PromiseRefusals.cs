using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>There is no such promise.</summary>
public sealed class PromiseUnknown()
    : Refusal("promise_unknown", "There is no such promise.", RefusalKind.NotFound);

/// <summary>The due moment is not in the future.</summary>
public sealed class DueInThePast()
    : Refusal("due_in_the_past", "That moment has passed already. Promise a later one.");

/// <summary>The due moment is more than ten years away.</summary>
public sealed class DueTooFar()
    : Refusal("due_too_far", "That is more than ten years away. Promise something nearer.");

/// <summary>The window ends before it starts.</summary>
public sealed class WindowEmpty()
    : Refusal("window_empty", "The window must start before it ends.");

/// <summary>The target inside the house is not between now, or the window's start, and the due moment.</summary>
public sealed class TargetOutside()
    : Refusal(
        "target_outside",
        "The target inside the house must lie between now and the due moment, and inside the window of an appointment."
    );

/// <summary>The kind is not a short lower-case word.</summary>
public sealed class KindUnknown()
    : Refusal(
        "kind_unknown",
        "Say what kind of promise it is with one short word, such as callback or repair."
    );

/// <summary>Nobody, or more than one, is named as the one it is given to.</summary>
public sealed class RecipientMissing()
    : Refusal(
        "recipient_missing",
        "Say to whom it is promised: one customer, one colleague, or the house."
    );

/// <summary>The owner or doer is not known or no longer works here.</summary>
public sealed class OwnerInactive()
    : Refusal("owner_inactive", "A promise needs an owner who works here. Choose somebody else.");

/// <summary>The promise has its outcome already.</summary>
public sealed class AlreadySettled(Verdict verdict)
    : Refusal(
        "already_settled",
        $"This promise is settled already: {Said(verdict)}. Nothing was changed.",
        RefusalKind.Conflict
    )
{
    private static string Said(Verdict verdict) =>
        verdict switch
        {
            Verdict.Kept => "it was kept",
            Verdict.Broken => "it was broken",
            Verdict.Replaced => "another promise took its place",
            Verdict.Released => "it was released",
            _ => "it is open",
        };
}

/// <summary>The promise is past its due moment, so it cannot be renegotiated.</summary>
public sealed class AlreadyBroken(Instant due)
    : Refusal(
        "already_broken",
        $"It was due at {due:uuuu-MM-dd HH:mm} UTC and is broken. Make it good, and make a new promise.",
        RefusalKind.Conflict
    );

/// <summary>The promise has no outcome yet.</summary>
public sealed class NotSettled()
    : Refusal("not_settled", "This promise has no outcome yet.", RefusalKind.Conflict);

/// <summary>There is a dispute already, or none to decide.</summary>
public sealed class DisputeOutOfTurn(bool open)
    : Refusal(
        "dispute_out_of_turn",
        open
            ? "It is disputed already and waits for a decision."
            : "There is no dispute to decide.",
        RefusalKind.Conflict
    );

/// <summary>Nothing is late, so there is nothing to acknowledge.</summary>
public sealed class NothingToAcknowledge()
    : Refusal(
        "nothing_to_acknowledge",
        "This promise is not late, or somebody is on it already.",
        RefusalKind.Conflict
    );

/// <summary>The outcome is that already.</summary>
public sealed class NothingToCorrect()
    : Refusal("nothing_to_correct", "That is the outcome it has already.", RefusalKind.Conflict);

/// <summary>A correction must say kept or broken.</summary>
public sealed class CorrectionUnclear()
    : Refusal(
        "correction_unclear",
        "A correction says that the promise was kept or that it was broken."
    );

/// <summary>The evidence names a moment yet to come.</summary>
public sealed class EvidenceInTheFuture()
    : Refusal("evidence_in_the_future", "The evidence is of a moment still to come.");

/// <summary>The evidence is older than the promise.</summary>
public sealed class EvidenceBeforePromise()
    : Refusal("evidence_before_promise", "The evidence is older than the promise.");

/// <summary>An earlier moment was claimed without an instrument's record.</summary>
public sealed class EarlierInstantUnproven()
    : Refusal(
        "earlier_instant_unproven",
        "An earlier moment counts only with a mail or call record and its reference, or when a supervisor corrects it."
    );

/// <summary>Evidence of an act that neither was in time nor came after the promise was broken, or that contradicts a supervisor's decision.</summary>
public sealed class EvidenceBeforeBroken()
    : Refusal(
        "evidence_before_broken",
        "That was before it was broken, so it does not make it good. Say what was done since, or ask a supervisor to correct the outcome.",
        RefusalKind.Conflict
    );

/// <summary>A correction to kept by evidence of a moment that was not in time.</summary>
public sealed class EvidenceOutsideTime()
    : Refusal(
        "evidence_outside_time",
        "The evidence is of a moment outside the promised time, so it does not show that the promise was kept."
    );

/// <summary>An appointment is moved only with the customer.</summary>
public sealed class AppointmentNeedsConsent()
    : Refusal(
        "appointment_needs_consent",
        "An appointment is moved only with the customer: by their own click, their mail or a recorded call."
    );

/// <summary>Consent by mail or call without anything to show for it.</summary>
public sealed class ConsentUnproven()
    : Refusal("consent_unproven", "Say what the customer wrote, or name the recorded call.");
