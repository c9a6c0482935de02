using NodaTime;

namespace Kept.App.Promises;

/// <summary>What "by four" was understood to mean, or why it was not.</summary>
/// <param name="House">Set when the house keeps another zone than the customer and the clocks differ then.</param>
public sealed record DuePreviewView(
    Instant? Due,
    Instant Now,
    DateTimeZone Customer,
    DateTimeZone? House,
    string? NotUnderstood
)
{
    public static DuePreviewView Of(
        Instant due,
        Instant now,
        DateTimeZone customer,
        DateTimeZone house
    ) =>
        new(
            due,
            now,
            customer,
            due.InZone(customer).Offset == due.InZone(house).Offset ? null : house,
            null
        );

    public static DuePreviewView Not(string why) => new(null, default, DateTimeZone.Utc, null, why);
}
