using System.Data.Common;
using Kept.App.Access;
using Kept.App.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>What the house does for itself, daily. A duty's next time is a due event like any other, so two nodes cannot do one twice.</summary>
public static class Duties
{
    public const string SubjectKind = "duty";
    private const string Daily = "daily";
    private const string ForgetAnswers = "forget answers";
    private static readonly Duration Day = Duration.FromDays(1);

    /// <summary>How long the answer to an idempotency key is kept.</summary>
    public static Duration AnswersKept { get; } = Duration.FromDays(7);

    public static DueSubject Subject { get; } = new(SubjectKind, "duties", Handle);

    /// <summary>Puts the duties into the clock's diary, once for ever. By hand, so that a start need not wait for the mapper.</summary>
    public static async Task Begin(Store store)
    {
        if (!await store.Any("select 1 from duties limit 1"))
        {
            await store.Transact(
                (connection, transaction) => Begin(store, connection, transaction)
            );
        }
    }

    private static async Task<bool> Begin(
        Store store,
        DbConnection connection,
        DbTransaction transaction
    )
    {
        var now = await store.Clock.Now(connection, transaction);
        var first = Next(Ids.New(now), 1, now + Day);
        var added = await connection
            .Command(
                store.Dialect,
                transaction,
                "insert into duties (id, name) values (@id, @name) on conflict (name) do nothing",
                ("@id", first.SubjectId),
                ("@name", ForgetAnswers)
            )
            .Run();
        return added > 0
            && await connection
                .Command(
                    store.Dialect,
                    transaction,
                    """
                    insert into due_events (subject_kind, subject_id, step, generation, due_at, run_at)
                    values (@kind, @id, @step, @generation, @at, @at)
                    """,
                    ("@kind", first.SubjectKind),
                    ("@id", first.SubjectId),
                    ("@step", first.Step),
                    ("@generation", first.Generation),
                    ("@at", first.DueAt)
                )
                .Run() > 0;
    }

    private static async Task Handle(WriteScope scope, IReadOnlyList<DueEvent> events)
    {
        var now = await scope.Now();
        var oldest = now - AnswersKept;
        foreach (var due in events)
        {
            await scope
                .Db.Set<IdempotencyRow>()
                .Where(row => row.CreatedAt < oldest)
                .ExecuteDeleteAsync();
            var done = await scope
                .Db.Set<DueEventRow>()
                .SingleAsync(row =>
                    row.SubjectKind == SubjectKind
                    && row.SubjectId == due.Subject
                    && row.Generation == due.Generation
                );
            scope.Db.Remove(done);
            scope.Db.Add(Next(due.Subject, due.Generation + 1, NextTime(due.DueAt, now)));
        }
    }

    /// <summary>The first nominal time after now: what was missed during an outage is done once.</summary>
    private static Instant NextTime(Instant nominal, Instant now) =>
        nominal + (Day * (Math.Max(0, (long)((now - nominal) / Day)) + 1));

    private static DueEventRow Next(Guid duty, int generation, Instant at) =>
        new()
        {
            SubjectKind = SubjectKind,
            SubjectId = duty,
            Step = Daily,
            Generation = generation,
            DueAt = at,
            RunAt = at,
        };
}
