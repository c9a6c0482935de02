using Kept.App.Data;
using Kept.App.People;
using Kept.App.Shell;
using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>The plan of a promise as a line of steps, done and to come.</summary>
public static class PromisePlan
{
    private const int EscalationsShown = 3;

    public static async Task<IReadOnlyList<PlanStepView>> Of(
        KeptDb db,
        PromiseRow row,
        PromiseNames names,
        Calendar calendar
    )
    {
        var steps = new List<PlanStepView>();
        Add(
            steps,
            row.RemindedAt,
            row.RemindAt,
            row,
            FactWords.PlanReminded,
            FactWords.PlanRemind,
            names.Person(row.OwnerId)
        );
        Add(
            steps,
            row.CheckedAt,
            row.CheckAt,
            row,
            FactWords.PlanChecked,
            FactWords.PlanCheck,
            names.Person(row.DoerId)
        );
        if (row.Owed)
        {
            steps.Add(
                new PlanStepView(
                    FactWords.PlanDue,
                    row.Due,
                    row.Verdict != Verdict.Open,
                    IsDue: true
                )
            );
            await AddEscalations(db, steps, row, names, calendar);
        }
        return row.Owed ? steps : [];
    }

    private static void Add(
        List<PlanStepView> steps,
        Instant? done,
        Instant planned,
        PromiseRow row,
        string was,
        string willBe,
        string who
    )
    {
        if (done is { } at)
        {
            steps.Add(new PlanStepView(Wording.Fill(was, who), at, Done: true));
        }
        else if (row.Verdict == Verdict.Open)
        {
            steps.Add(new PlanStepView(Wording.Fill(willBe, who), planned, Done: false));
        }
    }

    private static async Task AddEscalations(
        KeptDb db,
        List<PlanStepView> steps,
        PromiseRow row,
        PromiseNames names,
        Calendar calendar
    )
    {
        if (row.EscalatedAt is { } last)
        {
            steps.Add(new PlanStepView(FactWords.PlanEscalated, last, Done: true));
        }
        if (row.AcknowledgedAt is not null)
        {
            return;
        }
        var chain = await db.ChainOfCommand();
        var promise = row.ToPromise()
            .After(row.ToPromise().BecomeDue(row.Due + Duration.FromTicks(10)));
        for (
            var shown = 0;
            shown < EscalationsShown && promise.NextStep(calendar) is { } next;
            shown++
        )
        {
            var superior = chain.SuperiorAt(promise.Taken.Escalations + 1, row.OwnerId, row.AreaId);
            var to = superior?.Id ?? row.OwnerId;
            await names.ReadPeople(db, [to]);
            steps.Add(
                new PlanStepView(
                    Wording.Fill(FactWords.PlanEscalate, names.Person(to)),
                    next.At,
                    Done: false
                )
            );
            promise = promise.After(promise.Escalate(to, next.At));
            if (
                chain.SuperiorAt(promise.Taken.Escalations + 1, row.OwnerId, row.AreaId)?.Id
                == superior?.Id
            )
            {
                return;
            }
        }
    }
}
