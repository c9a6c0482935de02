using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Cases;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Cases;

/// <summary>A case as it stands.</summary>
public sealed class CaseRow
{
    public required Guid Id { get; init; }
    public int Version { get; set; }
    public long Number { get; set; }
    public Guid CustomerId { get; set; }
    public Guid AreaId { get; set; }
    public Guid OwnerId { get; set; }
    public Guid SubjectId { get; set; }
    public Guid WordsId { get; set; }
    public Channel Channel { get; set; }
    public Instant OpenedAt { get; set; }
    public Instant? ClosedAt { get; set; }

    public Case ToCase() =>
        new()
        {
            Id = Id,
            Version = Version,
            Number = Number,
            Customer = CustomerId,
            Area = AreaId,
            Owner = OwnerId,
            Subject = TextRef.To(SubjectId),
            Words = TextRef.To(WordsId),
            Channel = Channel,
            OpenedAt = OpenedAt,
            ClosedAt = ClosedAt,
        };

    public CaseRow Set(Case opened)
    {
        Version = opened.Version;
        Number = opened.Number;
        CustomerId = opened.Customer;
        AreaId = opened.Area;
        OwnerId = opened.Owner;
        SubjectId = opened.Subject.Id;
        WordsId = opened.Words.Id;
        Channel = opened.Channel;
        OpenedAt = opened.OpenedAt;
        ClosedAt = opened.ClosedAt;
        return this;
    }
}

/// <summary>Something that was said in a case.</summary>
public sealed class MessageRow
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required MessageKind Kind { get; init; }
    public required Guid TextId { get; init; }
    public required Channel Channel { get; init; }
    public required Instant SaidAt { get; init; }

    public static MessageRow Of(Guid caseId, CaseMessageAdded added) =>
        new()
        {
            Id = added.Message,
            CaseId = caseId,
            Kind = added.Kind,
            TextId = added.Text.Id,
            Channel = added.Channel,
            SaidAt = added.At,
        };
}

public static class CaseTables
{
    public const string Subject = "case";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CaseRow>().ToTable("cases").HasKey(row => row.Id);
        builder.Entity<MessageRow>().ToTable("messages").HasKey(row => row.Id);
        builder.Refers<CaseRow, CustomerRow>(nameof(CaseRow.CustomerId));
        builder.Refers<CaseRow, AreaRow>(nameof(CaseRow.AreaId));
        builder.Refers<CaseRow, PersonRow>(nameof(CaseRow.OwnerId));
        builder.Refers<MessageRow, CaseRow>(nameof(MessageRow.CaseId));
    }

    public static async Task<CaseRow> Add(WriteScope scope, Case opened, CaseOpened fact)
    {
        var row = new CaseRow { Id = opened.Id }.Set(opened);
        scope.Db.Add(row);
        await scope.Append(Subject, opened.Id, 0, [fact]);
        return row;
    }

    public static async Task Change(WriteScope scope, CaseRow row, CaseFact fact)
    {
        await scope.Append(Subject, row.Id, row.Version, [fact]);
        row.Set(row.ToCase().After(fact));
        if (fact is CaseMessageAdded added)
        {
            scope.Db.Add(MessageRow.Of(row.Id, added));
        }
    }

    /// <summary>The case, locked until the transaction ends.</summary>
    /// <exception cref="CaseUnknown">There is none.</exception>
    public static async Task<CaseRow> LockCase(this WriteScope scope, Guid id)
    {
        var rows = scope.Store.Dialect.IsPostgres
            ? scope.Db.Set<CaseRow>().FromSql($"select * from cases where id = {id} for update")
            : scope.Db.Set<CaseRow>().Where(row => row.Id == id);
        return (await rows.ToListAsync()).SingleOrDefault() ?? throw new CaseUnknown();
    }
}
