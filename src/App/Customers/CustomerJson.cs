using Kept.Domain.Promises;

namespace Kept.App.Customers;

/// <summary>A customer on the wire.</summary>
/// <param name="Number">The short number people use.</param>
/// <param name="Zone">Their IANA zone; the house's where null.</param>
/// <param name="Language">BCP 47; the house's where null.</param>
public sealed record CustomerJson(
    Guid Id,
    long Number,
    string Name,
    string? Email,
    string? Phone,
    string? Zone,
    string? Language,
    int Version
)
{
    public static CustomerJson Of(CustomerRow row) =>
        new(
            row.Id,
            row.Number,
            row.Name,
            row.Email,
            row.Phone,
            row.Zone,
            row.Language,
            row.Version
        );
}

/// <summary>A customer to get to know.</summary>
public sealed record MeetCustomerJson(
    string Name,
    string? Email = null,
    string? Phone = null,
    string? Zone = null,
    string? Language = null
)
{
    public CustomerWish ToWish() => new(Name, Email, Phone, Zone, Language);
}

/// <summary>A customer by id, or a new one by name: never both, so that nobody known is changed by the way.</summary>
public sealed record CustomerRefJson(
    Guid? Id = null,
    string? Name = null,
    string? Email = null,
    string? Phone = null
)
{
    /// <summary>The new customer, or null where a known one is named.</summary>
    /// <exception cref="RecipientMissing">Neither or both.</exception>
    public CustomerWish? ToWish() =>
        this switch
        {
            { Id: not null, Name: null, Email: null, Phone: null } => null,
            { Id: null, Name: { } name } => new CustomerWish(name, Email, Phone),
            _ => throw new RecipientMissing(),
        };
}
