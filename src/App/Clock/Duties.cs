using Kept.App.Access;
using Kept.App.Data;
using Kept.Domain.Ledger;
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

    /// <summary>Puts the duties into the clock's diary, once for ever.</summary>
    public static Task Begin(Store store) =>
        store.Write(
            Actor.Clock,
            async scope =>
            {
                await scope.OnlyOne(SubjectKind);
                if (await scope.Db.Set<DutyRow>().AnyAsync(duty => duty.Name == ForgetAnswers))
                {
                    return;
                }
                var duty = new DutyRow { Id = await scope.NewId(), Name = ForgetAnswers };
                scope.Db.Add(duty);
                scope.Db.Add(Next(duty.Id, 1, await scope.Now() + Day));
            }
        );

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
