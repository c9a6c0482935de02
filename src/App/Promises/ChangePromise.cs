using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>What shows that a promise was kept, as sent.</summary>
public sealed record EvidenceWish(
    EvidenceKind Kind = EvidenceKind.Said,
    string? Text = null,
    string? Reference = null,
    Instant? At = null
)
{
    public async Task<Evidence> Keep(WriteScope scope, Guid promise) =>
        new(
            Kind,
            await scope.Keep(Text, PromiseTable.Subject, promise),
            Reference,
            At is { } at ? Domain.Moment.Rounded(at) : null
        );
}

/// <summary>How the customer agreed, as sent.</summary>
public sealed record ConsentWish(ConsentKind Kind, string? Text = null, string? Reference = null)
{
    public async Task<Consent> Keep(WriteScope scope, Guid promise) =>
        new(Kind, await scope.Keep(Text, PromiseTable.Subject, promise), Reference);
}

/// <summary>The act was done.</summary>
public static class KeepPromise
{
    public static async Task<Promise> Run(WriteScope scope, PromiseRow row, EvidenceWish wish)
    {
        var evidence = await wish.Keep(scope, row.Id);
        return await PromiseTable.Change(
            scope,
            row,
            row.ToPromise().Keep(evidence, scope.By, await scope.Now())
        );
    }
}

/// <summary>Another promise takes its place before it is due.</summary>
public static class RenegotiatePromise
{
    /// <returns>The new promise.</returns>
    public static async Task<Promise> Run(
        WriteScope scope,
        PromiseRow row,
        string? words,
        DueWish due,
        Instant? from,
        ConsentWish wish
    )
    {
        var old = row.ToPromise();
        var consent = await wish.Keep(scope, row.Id);
        old.Renegotiate(row.Id, consent, await scope.Now());
        var said =
            words ?? (await scope.Db.Set<Ledger.TextRow>().FindAsync(row.WordsId))?.Text ?? "";
        var made = await MakePromise.Run(
            scope,
            new PromiseWish(
                said,
                due,
                row.Recipient,
                row.To().Id,
                Case: row.CaseId,
                Area: row.AreaId,
                Kind: row.Kind,
                Channel: row.Channel,
                From: from,
                Owner: row.OwnerId,
                Doer: row.DoerId
            ),
            replaces: old
        );
        await PromiseTable.Change(
            scope,
            row,
            [old.Renegotiate(made.Id, consent, await scope.Now())]
        );
        return made;
    }
}

/// <summary>The recipient no longer needs it.</summary>
public static class ReleasePromise
{
    public static async Task<Promise> Run(WriteScope scope, PromiseRow row, string said)
    {
        var text = await scope.Keep(new Words(said), PromiseTable.Subject, row.Id);
        return await PromiseTable.Change(
            scope,
            row,
            row.ToPromise().Release(text, await scope.Now())
        );
    }
}

/// <summary>The recipient says that its outcome is not right.</summary>
public static class DisputePromise
{
    public static async Task<Promise> Run(WriteScope scope, PromiseRow row, string said)
    {
        var text = await scope.Keep(new Words(said), PromiseTable.Subject, row.Id);
        return await PromiseTable.Change(
            scope,
            row,
            row.ToPromise().Dispute(text, await scope.Now())
        );
    }
}

/// <summary>A supervisor decides a dispute.</summary>
public static class DecideDispute
{
    public static async Task<Promise> Run(
        WriteScope scope,
        PromiseRow row,
        bool upheld,
        string reason
    )
    {
        var text = await scope.Keep(new Words(reason), PromiseTable.Subject, row.Id);
        var facts = row.ToPromise().DecideDispute(upheld, text, scope.By, await scope.Now());
        return await PromiseTable.Change(
            scope,
            row,
            await OwedAgain.WithLiveOwner(scope, row, facts)
        );
    }
}

/// <summary>A supervisor corrects a verdict, with a reason.</summary>
public static class CorrectPromise
{
    public static async Task<Promise> Run(
        WriteScope scope,
        PromiseRow row,
        Verdict verdict,
        string reason,
        EvidenceWish? wish
    )
    {
        scope.By.MustBeSupervisor();
        var text = await scope.Keep(new Words(reason), PromiseTable.Subject, row.Id);
        var evidence = wish is null ? null : await wish.Keep(scope, row.Id);
        var facts = row.ToPromise().Correct(verdict, text, evidence, scope.By, await scope.Now());
        return await PromiseTable.Change(
            scope,
            row,
            await OwedAgain.WithLiveOwner(scope, row, facts)
        );
    }
}

/// <summary>Somebody else owns or does it from now on.</summary>
public static class HandOverPromise
{
    public static async Task<Promise> Run(
        WriteScope scope,
        PromiseRow row,
        Guid? owner,
        Guid? doer,
        string? reason
    )
    {
        var newOwner = owner ?? row.OwnerId;
        var newDoer = doer ?? (owner is null ? row.DoerId : newOwner);
        foreach (var person in new[] { newOwner, newDoer })
        {
            if (await Responsible.Find(scope, person) is not { Active: true })
            {
                throw new OwnerInactive();
            }
        }
        var why = await scope.Keep(reason, PromiseTable.Subject, row.Id);
        var fact = row.ToPromise().HandOver(newOwner, newDoer, why, await scope.Now());
        return await PromiseTable.Change(scope, row, [fact]);
    }
}

/// <summary>Somebody takes an escalation on; it stops climbing.</summary>
public static class AcknowledgePromise
{
    public static async Task<Promise> Run(WriteScope scope, PromiseRow row) =>
        await PromiseTable.Change(scope, row, row.ToPromise().Acknowledge(await scope.Now()));
}

/// <summary>Something worth knowing is noted.</summary>
public static class NotePromise
{
    public static async Task<Promise> Run(WriteScope scope, PromiseRow row, string note)
    {
        var text = await scope.Keep(new Words(note), PromiseTable.Subject, row.Id);
        return await PromiseTable.Change(scope, row, [Promise.Note(text, await scope.Now())]);
    }
}

/// <summary>A corrected promise may be owed again after its owner has left: the next in line takes it on.</summary>
internal static class OwedAgain
{
    public static async Task<IReadOnlyList<PromiseFact>> WithLiveOwner(
        WriteScope scope,
        PromiseRow row,
        IReadOnlyList<PromiseFact> facts
    )
    {
        var after = row.ToPromise().After(facts);
        if (!after.Owed || await Responsible.Find(scope, after.Owner) is { Active: true })
        {
            return facts;
        }
        var chain = await scope.Db.ChainOfCommand();
        var next =
            chain.NextInLine(after.Owner, row.AreaId).FirstOrDefault() ?? throw new OwnerInactive();
        return [.. facts, after.HandOver(next.Id, next.Id, null, await scope.Now())];
    }
}
