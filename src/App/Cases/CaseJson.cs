using Kept.App.Customers;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.Domain.Cases;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Cases;

/// <summary>A case to open.</summary>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Words">The customer's own words.</param>
/// <param name="Area">Who answers; the owner's or caller's area unless named.</param>
public sealed record OpenCaseJson(
    CustomerRefJson Customer,
    string Subject,
    string Words,
    Channel Channel,
    Guid? Area = null,
    Guid? Owner = null
)
{
    public CaseWish ToWish() =>
        new(Customer.Id, Customer.ToWish(), Subject, Words, Channel, Area, Owner);
}

/// <summary>Whether a case is open.</summary>
public enum CaseState
{
    /// <summary>It is.</summary>
    Open,

    /// <summary>It is done.</summary>
    Closed,
}

/// <summary>A case on the wire.</summary>
/// <param name="Number">The short number people use: C-311.</param>
/// <param name="NextDue">When the earliest promise still owed in it is due.</param>
public sealed record CaseJson(
    Guid Id,
    string Number,
    CaseState State,
    CaseCustomerJson Customer,
    Guid Area,
    Guid Owner,
    string? Subject,
    Channel Channel,
    Instant OpenedAt,
    Instant? ClosedAt,
    Instant? NextDue,
    int Version
)
{
    public static CaseJson Of(CaseRow row, string customer, string? subject, Instant? nextDue) =>
        new(
            row.Id,
            NumberOf(row.Number),
            row.ClosedAt is null ? CaseState.Open : CaseState.Closed,
            new CaseCustomerJson(row.CustomerId, customer),
            row.AreaId,
            row.OwnerId,
            subject,
            row.Channel,
            row.OpenedAt,
            row.ClosedAt,
            nextDue,
            row.Version
        );

    public static string NumberOf(long number) => $"C-{number}";
}

/// <summary>Who came.</summary>
public sealed record CaseCustomerJson(Guid Id, string Name);

/// <summary>A case with all that was said and promised in it.</summary>
/// <param name="Words">The customer's own words.</param>
/// <param name="Promises">Its promises, oldest first; the newest 200.</param>
/// <param name="Timeline">What happened, oldest first; the newest 500.</param>
/// <param name="Earlier">Whether there is more than is shown.</param>
public sealed record CaseWithTimelineJson(
    CaseJson Case,
    string? Words,
    IReadOnlyList<PromiseJson> Promises,
    IReadOnlyList<TimelineJson> Timeline,
    bool Earlier
);

/// <summary>A case just opened, with the promises its guarantees made.</summary>
public sealed record OpenedCaseJson(CaseJson Case, IReadOnlyList<PromiseJson> Promises);

/// <summary>Something that happened in a case.</summary>
/// <param name="Kind">The fact's name: case.opened, case.message_added, promise.made …</param>
/// <param name="Promise">The promise it happened to.</param>
/// <param name="Message">What sort of message.</param>
/// <param name="Text">The words that go with it.</param>
public sealed record TimelineJson(
    Instant At,
    string Kind,
    ActorJson By,
    Guid? Promise,
    MessageKind? Message,
    Channel? Channel,
    string? Text
);

/// <summary>Something that was said in a case.</summary>
public sealed record AddMessageJson(MessageKind Kind, string Text, Channel Channel);

/// <summary>A message on the wire.</summary>
public sealed record MessageJson(
    Guid Id,
    Guid Case,
    MessageKind Kind,
    string Text,
    Channel Channel,
    Instant SaidAt
);

/// <summary>Which area and who in it answers from now on; as before where not said.</summary>
public sealed record CaseHandoverJson(Guid? Area = null, Guid? Owner = null);
