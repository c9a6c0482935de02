using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.Cases;
using Kept.Domain.Customers;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>By when: exactly one of a moment, a length of time, or a phrase such as "tomorrow 4pm".</summary>
/// <param name="At">The moment itself.</param>
/// <param name="Within">A length of time from now.</param>
/// <param name="Working">Whether <paramref name="Within"/> counts working time.</param>
/// <param name="Calendar">The key of the calendar to count by; the area's unless named.</param>
/// <param name="Said">A phrase as people say it, in the recipient's zone.</param>
public sealed record DueWish(
    Instant? At = null,
    Duration? Within = null,
    bool Working = false,
    string? Calendar = null,
    string? Said = null
);

/// <summary>What somebody wants to promise. To a customer, a colleague or the house; a case stands for its customer.</summary>
public sealed record PromiseWish(
    string Words,
    DueWish Due,
    RecipientKind? To = null,
    Guid? Recipient = null,
    CustomerWish? NewCustomer = null,
    Guid? Case = null,
    Guid? Area = null,
    string Kind = "other",
    Channel Channel = Channel.Phone,
    Instant? From = null,
    Instant? Target = null,
    Guid? Owner = null,
    Guid? Doer = null
);

/// <summary>A promise is made: words, recipient, owner and due moment are told and fixed.</summary>
public static class MakePromise
{
    public static async Task<Promise> Run(
        WriteScope scope,
        PromiseWish wish,
        Promise? replaces = null
    )
    {
        var words = new Words(wish.Words);
        var caseRow = wish.Case is { } id ? await CaseOf(scope, id) : null;
        var (to, zone) = await RecipientOf(scope, wish, caseRow);
        var (area, owner) = await Responsible.For(scope, wish.Area ?? caseRow?.AreaId, wish.Owner);
        var doer = wish.Doer is { } named ? await Responsible.Find(scope, named) : owner;
        if (doer is not { Active: true })
        {
            throw new OwnerInactive();
        }
        var hours = await scope.Db.NewestCalendar(area.Calendar) ?? throw new CalendarUnknown();
        var now = await scope.Now();
        var (due, reckoning) = await DueMoment.Of(scope.Db, wish.Due, now, zone, hours);
        var promise = await scope.NewId();
        var terms = new PromiseTerms(
            to,
            caseRow?.Id,
            area.Id,
            await scope.Keep(words, PromiseTable.Subject, promise),
            wish.Kind,
            wish.Channel,
            Rounded(wish.From),
            due,
            Rounded(wish.Target),
            hours.Id,
            zone,
            reckoning,
            replaces?.Id
        );
        terms.MustHoldAt(now);
        var plan = FollowThrough.PlanFor(now, terms.AimFrom(now), CalendarVersions.Of(hours));
        var number = await scope.NextNumber(PromiseTable.Subject);
        var made = Promise.Make(number, terms, owner.Id, doer.Id, plan, now);
        return await PromiseTable.Add(scope, promise, made);
    }

    private static Instant? Rounded(Instant? at) =>
        at is { } moment ? Moment.Rounded(moment) : null;

    private static async Task<CaseRow> CaseOf(WriteScope scope, Guid id) =>
        await scope.Db.Set<CaseRow>().FindAsync(id) ?? throw new CaseUnknown();

    private static async Task<(Recipient To, string Zone)> RecipientOf(
        WriteScope scope,
        PromiseWish wish,
        CaseRow? caseRow
    )
    {
        var house = (await scope.Db.Organisation() ?? throw new NotSetUp()).Zone;
        var kind =
            wish.To ?? (caseRow is null ? throw new RecipientMissing() : RecipientKind.Customer);
        if (kind != RecipientKind.Customer)
        {
            if (wish.NewCustomer is not null)
            {
                throw new RecipientMissing();
            }
            var to = new Recipient(kind, wish.Recipient);
            if (
                to.Id is { } colleague
                && await Responsible.Find(scope, colleague) is not { Active: true }
            )
            {
                throw new PersonUnknown();
            }
            return (to, house);
        }
        var customer = await CustomerOf(scope, wish, caseRow);
        return (new Recipient(RecipientKind.Customer, customer.Id), customer.Zone ?? house);
    }

    private static async Task<CustomerRow> CustomerOf(
        WriteScope scope,
        PromiseWish wish,
        CaseRow? caseRow
    )
    {
        if (wish.NewCustomer is { } unknown)
        {
            return wish.Recipient is null && caseRow is null
                ? await MeetCustomer.Run(scope, unknown)
                : throw new RecipientMissing();
        }
        var id = wish.Recipient ?? caseRow?.CustomerId ?? throw new RecipientMissing();
        if (caseRow is not null && caseRow.CustomerId != id)
        {
            throw new RecipientMissing();
        }
        return await scope.Db.Set<CustomerRow>().FindAsync(id) ?? throw new CustomerUnknown();
    }
}
