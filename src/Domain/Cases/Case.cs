using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.Domain.Cases;

/// <summary>Something that happened to a case.</summary>
public abstract record CaseFact : Fact;

/// <summary>A customer came with something.</summary>
/// <param name="Number">The short number people use.</param>
/// <param name="Customer">Who.</param>
/// <param name="Area">The area that answers for it.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Words">The customer's own words.</param>
/// <param name="Channel">How they came.</param>
[FactName("case.opened")]
public sealed record CaseOpened(
    long Number,
    Guid Customer,
    Guid Area,
    Guid Owner,
    TextRef Subject,
    TextRef Words,
    Channel Channel
) : CaseFact;

/// <summary>What sort of message.</summary>
public enum MessageKind
{
    /// <summary>We to the customer.</summary>
    Reply,

    /// <summary>Among ourselves.</summary>
    Note,

    /// <summary>The customer to us.</summary>
    Inbound,
}

/// <summary>Something was said.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Kind">By whom to whom.</param>
/// <param name="Text">The words.</param>
/// <param name="Channel">How.</param>
[FactName("case.message_added")]
public sealed record CaseMessageAdded(Guid Message, MessageKind Kind, TextRef Text, Channel Channel)
    : CaseFact;

/// <summary>Another area or person answers for it now.</summary>
[FactName("case.handed_over")]
public sealed record CaseHandedOver(Guid Area, Guid Owner) : CaseFact;

/// <summary>It is done.</summary>
[FactName("case.closed")]
public sealed record CaseClosed : CaseFact;

/// <summary>It is not done after all.</summary>
[FactName("case.reopened")]
public sealed record CaseReopened : CaseFact;

/// <summary>What a customer came with, until it is done.</summary>
public sealed record Case
{
    /// <summary>The case's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts there are of it.</summary>
    public required int Version { get; init; }

    /// <summary>The short number people use.</summary>
    public required long Number { get; init; }

    /// <summary>Who came.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The area that answers for it.</summary>
    public required Guid Area { get; init; }

    /// <summary>Who answers for it.</summary>
    public required Guid Owner { get; init; }

    /// <summary>What it is about.</summary>
    public required TextRef Subject { get; init; }

    /// <summary>The customer's own words.</summary>
    public required TextRef Words { get; init; }

    /// <summary>How they came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>When.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>When it was closed; null while open.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>The case that a first fact begins.</summary>
    public static Case From(Guid id, CaseOpened opened) =>
        new()
        {
            Id = id,
            Version = 1,
            Number = opened.Number,
            Customer = opened.Customer,
            Area = opened.Area,
            Owner = opened.Owner,
            Subject = opened.Subject,
            Words = opened.Words,
            Channel = opened.Channel,
            OpenedAt = opened.At,
        };

    /// <summary>The case after one more fact.</summary>
    public Case After(CaseFact fact) =>
        fact switch
        {
            CaseHandedOver to => this with { Area = to.Area, Owner = to.Owner },
            CaseClosed => this with { ClosedAt = fact.At },
            CaseReopened => this with { ClosedAt = null },
            _ => this,
        } with
        {
            Version = Version + 1,
        };

    /// <summary>It is done.</summary>
    /// <exception cref="CaseClosedAlready">It was already.</exception>
    public CaseClosed Close(Instant now)
    {
        MustBeOpen();
        return new CaseClosed { At = now };
    }

    /// <summary>It is not done after all.</summary>
    /// <exception cref="CaseOpenAlready">It is open.</exception>
    public CaseReopened Reopen(Instant now) =>
        ClosedAt is null ? throw new CaseOpenAlready() : new CaseReopened { At = now };

    /// <summary>Another area or person answers for it.</summary>
    /// <exception cref="CaseClosedAlready">It is closed.</exception>
    public CaseHandedOver HandOver(Guid area, Guid owner, Instant now)
    {
        MustBeOpen();
        return new CaseHandedOver(area, owner) { At = now };
    }

    private void MustBeOpen()
    {
        if (ClosedAt is not null)
        {
            throw new CaseClosedAlready();
        }
    }
}

/// <summary>There is no such case.</summary>
public sealed class CaseUnknown()
    : Refusal("case_unknown", "There is no such case.", RefusalKind.NotFound);

/// <summary>The case is closed.</summary>
public sealed class CaseClosedAlready()
    : Refusal("case_closed", "This case is closed. Reopen it first.", RefusalKind.Conflict);

/// <summary>The case is open.</summary>
public sealed class CaseOpenAlready()
    : Refusal("case_open", "This case is open already.", RefusalKind.Conflict);
