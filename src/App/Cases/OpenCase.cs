using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Cases;
using Kept.Domain.Customers;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Cases;

/// <summary>What a customer comes with. Exactly one of <see cref="Customer"/> and <see cref="NewCustomer"/>.</summary>
public sealed record CaseWish(
    Guid? Customer,
    CustomerWish? NewCustomer,
    string Subject,
    string Words,
    Channel Channel,
    Guid? Area = null,
    Guid? Owner = null
);

/// <summary>A customer came with something: the case is open and owned from its first moment.</summary>
public static class OpenCase
{
    public static async Task<CaseRow> Run(WriteScope scope, CaseWish wish)
    {
        var subject = new Words(wish.Subject);
        var words = new Words(wish.Words);
        var customer = await CustomerOf(scope, wish);
        var (area, owner) = await Responsible.For(scope, wish.Area, wish.Owner);
        var id = await scope.NewId();
        var fact = new CaseOpened(
            await scope.NextNumber(CaseTables.Subject),
            customer,
            area.Id,
            owner.Id,
            await scope.Keep(subject, CaseTables.Subject, id),
            await scope.Keep(words, CaseTables.Subject, id),
            wish.Channel
        )
        {
            At = await scope.Now(),
        };
        return await CaseTables.Add(scope, Case.From(id, fact), fact);
    }

    private static async Task<Guid> CustomerOf(WriteScope scope, CaseWish wish)
    {
        if (wish.Customer.HasValue == (wish.NewCustomer is not null))
        {
            throw new RecipientMissing();
        }
        if (wish.Customer is not { } known)
        {
            return (await MeetCustomer.Run(scope, wish.NewCustomer!)).Id;
        }
        return await scope.Db.Set<CustomerRow>().AnyAsync(row => row.Id == known)
            ? known
            : throw new CustomerUnknown();
    }
}

/// <summary>Something is said in a case: a reply, a note, or the customer's own words.</summary>
public static class AddMessage
{
    public static async Task<MessageRow> Run(
        WriteScope scope,
        Guid caseId,
        MessageKind kind,
        string text,
        Channel channel
    )
    {
        var words = new Words(text);
        var row = await scope.LockCase(caseId);
        var fact = new CaseMessageAdded(
            await scope.NewId(),
            kind,
            await scope.Keep(words, CaseTables.Subject, caseId),
            channel
        )
        {
            At = await scope.Now(),
        };
        await CaseTables.Change(scope, row, fact);
        return MessageRow.Of(caseId, fact);
    }
}

/// <summary>A case is closed, reopened, or handed to another area or person.</summary>
public static class ChangeCase
{
    public static async Task<CaseRow> Close(WriteScope scope, Guid id)
    {
        var row = await scope.LockCase(id);
        await CaseTables.Change(scope, row, row.ToCase().Close(await scope.Now()));
        return row;
    }

    public static async Task<CaseRow> Reopen(WriteScope scope, Guid id)
    {
        var row = await scope.LockCase(id);
        await CaseTables.Change(scope, row, row.ToCase().Reopen(await scope.Now()));
        return row;
    }

    public static async Task<CaseRow> HandOver(WriteScope scope, Guid id, Guid area, Guid owner)
    {
        var row = await scope.LockCase(id);
        var (to, person) = await Responsible.For(scope, area, owner);
        await CaseTables.Change(
            scope,
            row,
            row.ToCase().HandOver(to.Id, person.Id, await scope.Now())
        );
        return row;
    }
}
