using Kept.App.Customers;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>A promise to make. To a customer (by id or new), a colleague, or the house; a case stands for its customer.</summary>
/// <param name="House">True for a promise to the house itself.</param>
/// <param name="Kind">callback, answer, visit, repair, delivery …: one short word.</param>
/// <param name="From">The start of an appointment window.</param>
public sealed record MakePromiseJson(
    string Words,
    DueJson Due,
    CustomerRefJson? Customer = null,
    Guid? Colleague = null,
    bool House = false,
    Guid? Case = null,
    Guid? Area = null,
    string Kind = "other",
    Channel Channel = Channel.Phone,
    Instant? From = null,
    Instant? Target = null,
    Guid? Owner = null,
    Guid? Doer = null
)
{
    /// <exception cref="RecipientMissing">Nobody, or more than one.</exception>
    public PromiseWish ToWish()
    {
        var named = new[] { Customer is not null, Colleague is not null, House }.Count(said =>
            said
        );
        if (named > 1 || (named == 0 && Case is null))
        {
            throw new RecipientMissing();
        }
        var to =
            House ? RecipientKind.House
            : Colleague is null ? RecipientKind.Customer
            : RecipientKind.Colleague;
        return new PromiseWish(
            Words,
            Due.ToWish(),
            to,
            Customer?.Id ?? Colleague,
            Customer?.ToWish(),
            Case,
            Area,
            Kind,
            Channel,
            From,
            Target,
            Owner,
            Doer
        );
    }
}

/// <summary>By when: exactly one of <c>at</c>, <c>within</c> and <c>said</c>.</summary>
/// <param name="Within">ISO 8601, such as PT4H.</param>
/// <param name="Working">Count only working time.</param>
/// <param name="Calendar">The calendar to count by; the area's unless named.</param>
/// <param name="Said">A phrase such as "tomorrow 4pm", in the recipient's zone.</param>
public sealed record DueJson(
    Instant? At = null,
    Duration? Within = null,
    bool Working = false,
    string? Calendar = null,
    string? Said = null
)
{
    public DueWish ToWish() => new(At, Within, Working, Calendar, Said);
}

/// <summary>What shows that it was done. <c>at</c> only with mail or call and a <c>ref</c>, or by a supervisor.</summary>
public sealed record EvidenceJson(
    EvidenceKind Kind = EvidenceKind.Said,
    string? Text = null,
    string? Ref = null,
    Instant? At = null
)
{
    public EvidenceWish ToWish() => new(Kind, Text, Ref, At);
}

/// <summary>The act was done.</summary>
public sealed record KeepingJson(EvidenceJson? Evidence = null);

/// <summary>Another promise in its place, and how the customer agreed.</summary>
/// <param name="Words">The new words; the old ones unless given.</param>
public sealed record RenegotiationJson(
    DueJson Due,
    ConsentJson Consent,
    string? Words = null,
    Instant? From = null
);

/// <summary>click, mail, call, or told: without their consent they may dispute it.</summary>
public sealed record ConsentJson(ConsentKind Kind, string? Text = null, string? Ref = null)
{
    public ConsentWish ToWish() => new(Kind, Text, Ref);
}

/// <summary>What the recipient said.</summary>
public sealed record SaidJson(string Said);

/// <summary>A decision on a dispute, with a reason the recipient may read.</summary>
public sealed record DecisionJson(bool Upheld, string Reason);

/// <summary>A supervisor's correction of a verdict: kept or broken, with a reason.</summary>
public sealed record CorrectionJson(Verdict Verdict, string Reason, EvidenceJson? Evidence = null);

/// <summary>Who owns and does it from now on.</summary>
public sealed record HandoverJson(Guid? Owner = null, Guid? Doer = null, string? Reason = null);

/// <summary>Something worth knowing.</summary>
public sealed record NoteJson(string Text);
