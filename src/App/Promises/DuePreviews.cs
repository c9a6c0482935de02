using Kept.App.Access;
using Kept.App.Calendars;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.People;
using Kept.App.Shell;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>What a typed due moment is understood to mean, before anything is promised.</summary>
public static class DuePreviews
{
    public static async Task<DuePreviewView> Of(
        KeptDb db,
        Viewer viewer,
        Instant now,
        string? by,
        string? customer,
        long? promise
    )
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            return DuePreviewView.Not("");
        }
        var row = promise is { } number
            ? await db.Set<PromiseRow>().SingleOrDefaultAsync(row => row.Number == number)
            : null;
        var known = row?.CustomerId ?? (Guid.TryParse(customer, out var id) ? id : null);
        var (zone, hours) = await ZoneAndHours(db, known, viewer.Person);
        try
        {
            var (due, _) = await DueMoment.Of(db, new DueWish(Said: by), now, zone.Id, hours);
            return due <= now
                ? throw new DueInThePast()
                : DuePreviewView.Of(due, now, zone, viewer.Zone);
        }
        catch (Refusal refusal)
        {
            return DuePreviewView.Not(refusal.Message);
        }
    }

    /// <summary>The recipient's zone, and the hours of the area that will answer.</summary>
    public static async Task<(DateTimeZone Zone, CalendarRow Hours)> ZoneAndHours(
        KeptDb db,
        Guid? customer,
        Guid person
    )
    {
        var zone = customer is { } id
            ? await db.Set<CustomerRow>()
                .Where(row => row.Id == id)
                .Select(row => row.Zone)
                .SingleOrDefaultAsync()
            : null;
        var house = await db.Organisation();
        var area = await db.Area((await db.Person(person))!.AreaId);
        var hours = await db.NewestCalendar(area!.Calendar) ?? throw new CalendarUnknown();
        return (DateTimeZoneProviders.Tzdb[zone ?? house!.Zone], hours);
    }

    /// <summary>Customers whose name begins as typed, at most six.</summary>
    public static async Task<IReadOnlyList<Choice>> CustomersLike(this KeptDb db, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }
        var from = CustomerTable.Fold(typed.Trim());
        var until = from + "\U0010FFFF";
        var rows = await db.Set<CustomerRow>()
            .Where(row => row.Folded.CompareTo(from) >= 0 && row.Folded.CompareTo(until) < 0)
            .OrderBy(row => row.Folded)
            .Take(6)
            .ToListAsync();
        return
        [
            .. rows.Select(row => new Choice(row.Id.ToString(), row.Name, row.Phone ?? row.Email)),
        ];
    }
}
