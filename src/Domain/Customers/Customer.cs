using Kept.Domain.Ledger;

namespace Kept.Domain.Customers;

/// <summary>Something that happened to a customer's record.</summary>
public abstract record CustomerFact : Fact;

/// <summary>We came to know them.</summary>
/// <param name="Number">The short number people use.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their mail address.</param>
/// <param name="Phone">Their telephone number.</param>
/// <param name="Zone">The IANA zone they live in; null for the house's.</param>
/// <param name="Language">Their language, BCP 47; null for the house's.</param>
[FactName("customer.met")]
public sealed record CustomerMet(
    long Number,
    TextRef Name,
    TextRef? Email,
    TextRef? Phone,
    string? Zone,
    string? Language
) : CustomerFact;

/// <summary>A customer.</summary>
public sealed record Customer
{
    /// <summary>The customer's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts there are of them.</summary>
    public required int Version { get; init; }

    /// <summary>The short number people use.</summary>
    public required long Number { get; init; }

    /// <summary>Their name.</summary>
    public required TextRef Name { get; init; }

    /// <summary>Their mail address.</summary>
    public TextRef? Email { get; init; }

    /// <summary>Their telephone number.</summary>
    public TextRef? Phone { get; init; }

    /// <summary>The IANA zone they live in.</summary>
    public string? Zone { get; init; }

    /// <summary>Their language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The customer that a first fact begins.</summary>
    public static Customer From(Guid id, CustomerMet met) =>
        new()
        {
            Id = id,
            Version = 1,
            Number = met.Number,
            Name = met.Name,
            Email = met.Email,
            Phone = met.Phone,
            Zone = met.Zone,
            Language = met.Language,
        };
}

/// <summary>There is no such customer.</summary>
public sealed class CustomerUnknown()
    : Refusal("customer_unknown", "There is no such customer.", RefusalKind.NotFound);
