using System.Globalization;
using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.Domain;
using Kept.Domain.Cases;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>What was typed into the new-promise sheet, as a wish.</summary>
public static class PromiseTypedWish
{
    public static async Task<PromiseWish> Of(WriteScope scope, PromiseTyped typed)
    {
        var known = Guid.TryParse(typed.Customer, out var id) ? id : (Guid?)null;
        var to = Enum.TryParse<RecipientKind>(typed.To, ignoreCase: true, out var kind)
            ? kind
            : throw new RecipientMissing();
        return new PromiseWish(
            typed.Words ?? "",
            new DueWish(Said: typed.By ?? ""),
            to,
            to switch
            {
                RecipientKind.Customer => known,
                RecipientKind.Colleague => Guid.TryParse(typed.Colleague, out var colleague)
                    ? colleague
                    : throw new RecipientMissing(),
                _ => null,
            },
            to == RecipientKind.Customer && known is null ? NewCustomer(typed) : null,
            await CaseOf(scope, typed.Case),
            Kind: typed.Kind is { Length: > 0 } said ? said : "other",
            Channel: Enum.TryParse<Channel>(typed.Channel, ignoreCase: true, out var channel)
                ? channel
                : Channel.Phone,
            From: await FromOf(scope, typed.From, known),
            Owner: Guid.TryParse(typed.Owner, out var owner) ? owner : null
        );
    }

    private static CustomerWish NewCustomer(PromiseTyped typed)
    {
        if (string.IsNullOrWhiteSpace(typed.CustomerName))
        {
            throw new RecipientMissing();
        }
        var mail = typed.Reach?.Contains('@', StringComparison.Ordinal) == true;
        return new CustomerWish(
            typed.CustomerName,
            mail ? typed.Reach : null,
            mail || string.IsNullOrWhiteSpace(typed.Reach) ? null : typed.Reach
        );
    }

    private static async Task<Guid?> CaseOf(WriteScope scope, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }
        var digits = typed.Trim().TrimStart('C', 'c', '-');
        return
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await scope
                .Db.Set<CaseRow>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Number == number)
                is { } found
            ? found.Id
            : throw new CaseUnknown();
    }

    private static async Task<Instant?> FromOf(WriteScope scope, string? typed, Guid? customer)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }
        try
        {
            var (zone, hours) = await DuePreviews.ZoneAndHours(
                scope.Db,
                customer,
                scope.By.Id!.Value
            );
            return Moment.Rounded(
                DuePhrase.Read(typed, await scope.Now(), zone, CalendarVersions.Of(hours)).Due
            );
        }
        catch (DueNotUnderstood)
        {
            throw new FromNotUnderstood();
        }
    }
}

/// <summary>The start of the window says no moment we understand.</summary>
public sealed class FromNotUnderstood()
    : Refusal("from_not_understood", FactWords.FromNotUnderstood);
