using Kept.App.Data;
using Kept.Domain.Calendars;
using Kept.Domain.Customers;
using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.App.Customers;

/// <summary>A customer as somebody tells of them.</summary>
public sealed record CustomerWish(
    string Name,
    string? Email = null,
    string? Phone = null,
    string? Zone = null,
    string? Language = null
);

/// <summary>We come to know a customer.</summary>
public static class MeetCustomer
{
    public static async Task<CustomerRow> Run(WriteScope scope, CustomerWish wish)
    {
        if (wish.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            throw new UnknownZone(zone);
        }
        var name = new Words(wish.Name);
        var id = await scope.NewId();
        var met = new CustomerMet(
            await scope.NextNumber(CustomerTable.Subject),
            await scope.Keep(name, CustomerTable.Subject, id),
            await scope.Keep(wish.Email, CustomerTable.Subject, id),
            await scope.Keep(wish.Phone, CustomerTable.Subject, id),
            wish.Zone,
            wish.Language
        )
        {
            At = await scope.Now(),
        };
        return await CustomerTable.Add(
            scope,
            id,
            met,
            name.Text,
            Words.Maybe(wish.Email)?.Text,
            Words.Maybe(wish.Phone)?.Text
        );
    }
}
