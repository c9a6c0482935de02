using System.Globalization;
using Kept.App.Access;
using Kept.App.Calendars;
using Kept.App.Data;
using Kept.App.People;
using Kept.App.Shell;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Everything the promise page shows.</summary>
public static class PromisePageQueries
{
    public static async Task<PromiseView?> PromisePage(
        this KeptDb db,
        long number,
        Viewer viewer,
        Instant now
    )
    {
        var row = await db.Set<PromiseRow>().SingleOrDefaultAsync(row => row.Number == number);
        if (row is null)
        {
            return null;
        }
        var names = await PromiseNames.Of(db, [row]);
        var house = await db.Organisation();
        var calendar = await CalendarVersions.Of(db, row.CalendarId);
        var customer = names.Customer(row);
        var zone = DateTimeZoneProviders.Tzdb[row.Zone];
        var after = await db.Set<PromiseRow>()
            .FirstOrDefaultAsync(other => other.ReplacesId == row.Id);
        return new PromiseView(
            new Viewing(now, viewer.Zone),
            row.Number.ToString(CultureInfo.InvariantCulture),
            PromiseJson.NumberOf(row.Number),
            names.Words(row),
            (PromiseTo)row.Recipient,
            names.ToWhom(row),
            row.Due,
            names.Person(row.OwnerId),
            $"{row.Id:N}-{row.Version}",
            ActsOf(row, viewer, now),
            await PromisePlan.Of(db, row, names, calendar),
            DueReasons.Of(row, calendar, viewer.Zone, now),
            await PromiseHistory.Of(db, row.Id, names)
        )
        {
            ToReach = customer?.Phone ?? customer?.Email,
            Doer = names.Person(row.DoerId),
            Case = names.Case(row),
            From = row.FromAt,
            CustomersZone =
                zone.GetUtcOffset(row.Due)
                == DateTimeZoneProviders.Tzdb[house!.Zone].GetUtcOffset(row.Due)
                    ? null
                    : zone,
            Verdict = VerdictOf(row, now, after),
            Colleagues = await db.Colleagues(viewer.Person),
        };
    }

    /// <summary>Everybody who works here but one, by name.</summary>
    public static async Task<IReadOnlyList<Choice>> Colleagues(this KeptDb db, Guid but) =>
        [
            .. (
                await db.Set<PersonRow>()
                    .Where(row => row.Active && row.Id != but)
                    .OrderBy(row => row.Name)
                    .Take(500)
                    .ToListAsync()
            ).Select(row => new Choice(row.Id.ToString(), row.Name)),
        ];

    private static PromiseActs ActsOf(PromiseRow row, Viewer viewer, Instant now)
    {
        var late = row.Verdict == Verdict.Broken || row.Due < now;
        var acts = PromiseActs.None;
        if (row.Owed)
        {
            acts |= late ? PromiseActs.MakeGood : PromiseActs.Keep | PromiseActs.Renegotiate;
            acts |= PromiseActs.HandOver | PromiseActs.Release;
        }
        if (row.Verdict != Verdict.Open)
        {
            acts |= row.Disputed ? PromiseActs.None : PromiseActs.Dispute;
            acts |= viewer.Role >= Role.Supervisor ? PromiseActs.Correct : PromiseActs.None;
        }
        return acts;
    }

    private static VerdictView? VerdictOf(PromiseRow row, Instant now, PromiseRow? after) =>
        row.Verdict == Verdict.Open
            ? (row.Due < now ? new VerdictView(Verdict.Broken, row.Due) : null)
            : new VerdictView(
                row.Corrected ?? row.Verdict,
                row.VerdictAt!.Value,
                row.MadeGoodAt,
                after?.Number.ToString(CultureInfo.InvariantCulture),
                row.Corrected is null ? null : row.Verdict
            );
}
