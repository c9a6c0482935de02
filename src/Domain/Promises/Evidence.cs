using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>What shows that a promise was kept.</summary>
public enum EvidenceKind
{
    /// <summary>The word of whoever did it.</summary>
    Said,

    /// <summary>A mail the receiving server accepted, with its message id.</summary>
    Mail,

    /// <summary>A call record of the telephone system, with its id.</summary>
    Call,

    /// <summary>Something to look at: a photo, a receipt, a signature.</summary>
    Proof,
}

/// <summary>What shows that a promise was kept, and when that was.</summary>
/// <remarks>An earlier instant than now is believed only from an instrument (mail, call) with its reference, or from a supervisor who says why.</remarks>
/// <param name="Kind">What sort.</param>
/// <param name="Text">What was done, in words.</param>
/// <param name="Reference">The instrument's own id: message id, call record.</param>
/// <param name="At">The instant it shows; null for now.</param>
public sealed record Evidence(
    EvidenceKind Kind,
    TextRef? Text = null,
    string? Reference = null,
    Instant? At = null
)
{
    /// <summary>Whether an instrument, not a person, tells the time.</summary>
    public bool IsInstrument =>
        Kind is EvidenceKind.Mail or EvidenceKind.Call && !string.IsNullOrWhiteSpace(Reference);

    /// <summary>The act's instant, where that may be believed from this actor.</summary>
    internal Instant InstantOf(Instant made, Actor by, Instant now)
    {
        var at = ShownAt(made, now);
        return at == now || IsInstrument || (by.IsSupervisor && Text is not null)
            ? at
            : throw new EarlierInstantUnproven();
    }

    /// <summary>The instant it shows, somewhere in the promise's life up to now.</summary>
    internal Instant ShownAt(Instant made, Instant now)
    {
        var at = At ?? now;
        if (at > now)
        {
            throw new EvidenceInTheFuture();
        }
        return at == now || at >= made ? at : throw new EvidenceBeforePromise();
    }
}

/// <summary>How the customer agreed to another promise in place of the first.</summary>
public enum ConsentKind
{
    /// <summary>Their own click.</summary>
    Click,

    /// <summary>Their own mail.</summary>
    Mail,

    /// <summary>A recorded call.</summary>
    Call,

    /// <summary>They were told and have not agreed; they may dispute it.</summary>
    Told,
}

/// <summary>How the customer agreed to another promise in place of the first.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Text">Their words.</param>
/// <param name="Reference">Message id or call record; needed for mail and call.</param>
public sealed record Consent(ConsentKind Kind, TextRef? Text = null, string? Reference = null)
{
    internal void MustBeShown()
    {
        if (
            Kind is ConsentKind.Mail or ConsentKind.Call
            && string.IsNullOrWhiteSpace(Reference)
            && Text is null
        )
        {
            throw new ConsentUnproven();
        }
    }
}
