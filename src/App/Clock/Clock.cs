using Kept.App.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>Something the clock has to do, claimed.</summary>
public sealed record DueEvent(Guid Subject, string Step, int Generation, Instant DueAt)
{
    /// <summary>The row it stands in.</summary>
    public DueEventRow ToRow(string subjectKind) =>
        new()
        {
            SubjectKind = subjectKind,
            SubjectId = Subject,
            Step = Step,
            Generation = Generation,
            DueAt = DueAt,
            RunAt = DueAt,
        };
}

/// <summary>What the clock can be due for.</summary>
/// <param name="Kind">The subject's kind in due_events.</param>
/// <param name="Table">The table whose row is locked first, as every act does.</param>
/// <param name="Handle">Writes what became of the claimed events and removes each of them.</param>
public sealed record DueSubject(
    string Kind,
    string Table,
    Func<WriteScope, IReadOnlyList<DueEvent>, Task> Handle
);

/// <summary>Does what is due. The lock on the subject is the lease: effects and removal of the event are one commit.</summary>
public sealed partial class Clock(
    Store store,
    IReadOnlyList<DueSubject> subjects,
    ILogger<Clock> log
)
{
    private const int MostTries = 5;

    /// <summary>Does everything that is due, batch by batch.</summary>
    /// <param name="replay">The moment and lane of an import; null for the live clock.</param>
    /// <returns>How many events were done.</returns>
    public async Task<int> RunOnce(Replay? replay = null, int batch = 500)
    {
        var done = 0;
        foreach (var subject in subjects)
        {
            int claimed;
            do
            {
                claimed = await RunBatch(subject, replay, batch);
                done += claimed;
            } while (claimed > 0);
        }
        return done;
    }

    /// <summary>Does everything of a replay's lane that is due before its moment, inside the replay's own transaction.</summary>
    /// <remarks>One moment's events only: what a step makes due anew is done when the replay comes to it. What fails, fails the replay.</remarks>
    /// <returns>How many events were done.</returns>
    public async Task<int> RunWithin(WriteScope replay)
    {
        const int batch = 5000;
        var done = 0;
        foreach (var subject in subjects)
        {
            await replay.Save();
            var claimed = await Claim(replay, subject, batch);
            if (claimed.Count > 0)
            {
                await subject.Handle(replay, claimed);
                await replay.Save();
            }
            done += claimed.Count;
        }
        return done;
    }

    /// <summary>When the live clock has something to do next; null for nothing.</summary>
    public async Task<Instant?> NextDue()
    {
        await using var reader = await store.OpenReader();
        return await reader
            .Command(
                store.Dialect,
                null,
                "select run_at from due_events where lane is null and stuck_at is null order by run_at limit 1"
            )
            .Value(row => store.Dialect.At(row, 0));
    }

    private async Task<int> RunBatch(DueSubject subject, Replay? replay, int batch)
    {
        var claimed = new List<DueEvent>();
        try
        {
            return await store.Write(
                Actor.Clock,
                async scope =>
                {
                    claimed = await Claim(scope, subject, batch);
                    if (claimed.Count > 0)
                    {
                        await subject.Handle(scope, claimed);
                    }
                    return claimed.Count;
                },
                replay
            );
        }
        catch (Exception problem) when (claimed.Count > 0 && IsTheirs(problem))
        {
            foreach (var due in claimed)
            {
                await RunAlone(subject, due, replay);
            }
            return claimed.Count;
        }
    }

    private async Task RunAlone(DueSubject subject, DueEvent due, Replay? replay)
    {
        try
        {
            await store.Write(
                Actor.Clock,
                async scope =>
                {
                    if (await Claim(scope, subject, 1, due) is [var claimed])
                    {
                        await subject.Handle(scope, [claimed]);
                    }
                },
                replay
            );
        }
        catch (Exception problem) when (IsTheirs(problem))
        {
            HandlerFailed(problem, subject.Kind, due.Subject, due.Step);
            await store.Write(Actor.Clock, scope => PutOff(scope, subject, due, problem));
        }
    }

    private static async Task PutOff(
        WriteScope scope,
        DueSubject subject,
        DueEvent due,
        Exception problem
    )
    {
        var row = await scope
            .Db.Set<DueEventRow>()
            .SingleOrDefaultAsync(row =>
                row.SubjectKind == subject.Kind
                && row.SubjectId == due.Subject
                && row.Step == due.Step
                && row.Generation == due.Generation
            );
        if (row is null)
        {
            return;
        }
        var now = await scope.RecordedAt();
        row.Tries++;
        row.Problem = problem.GetType().Name;
        row.RunAt = now + Duration.FromSeconds(1 << row.Tries);
        row.StuckAt = row.Tries >= MostTries ? now : null;
    }

    private static async Task<List<DueEvent>> Claim(
        WriteScope scope,
        DueSubject subject,
        int batch,
        DueEvent? only = null
    )
    {
        var dialect = scope.Store.Dialect;
        var now = await scope.Store.Clock.Now(scope.Connection, scope.Transaction);
        var until = scope.Lane is null ? now : await scope.Now();
        var one = only is null
            ? ""
            : " and e.subject_id = @subject and e.step = @step and e.generation = @generation";
        var lane = scope.Lane is null ? "e.lane is null and e.stuck_at is null" : "e.lane = @lane";
        return await scope
            .Connection.Command(
                dialect,
                scope.Transaction,
                $"""
                select e.subject_id, e.step, e.generation, e.due_at
                from due_events e join {subject.Table} s on s.id = e.subject_id
                where e.subject_kind = @kind and {lane} and e.run_at < @now{one}
                order by e.run_at limit @batch
                {(dialect.IsPostgres ? "for update of s skip locked" : "")}
                """,
                ("@kind", subject.Kind),
                ("@lane", scope.Lane),
                ("@now", until),
                ("@subject", only?.Subject),
                ("@step", only?.Step),
                ("@generation", only?.Generation),
                ("@batch", batch)
            )
            .List(row => new DueEvent(
                dialect.Id(row, 0),
                row.GetString(1),
                row.GetInt32(2),
                dialect.At(row, 3)
            ));
    }

    /// <summary>Whether one event's handler is to blame, and not the database being away.</summary>
    private static bool IsTheirs(Exception problem) =>
        problem is not (OperationCanceledException or Npgsql.NpgsqlException { IsTransient: true });

    [LoggerMessage(
        100,
        LogLevel.Error,
        "The clock could not do {Step} of {Kind} {Subject}; it is tried again alone."
    )]
    private partial void HandlerFailed(Exception problem, string kind, Guid subject, string step);
}
