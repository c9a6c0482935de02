using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>What the clock does about a promise besides its verdict.</summary>
public enum Step
{
    /// <summary>Reminds the owner ahead of the due moment.</summary>
    Remind,

    /// <summary>Checks that the doer is on duty and reroutes to the next in line when not.</summary>
    CheckDoer,

    /// <summary>Tells the next one up that it is late.</summary>
    Escalate,
}

/// <summary>The next thing the clock does about a promise.</summary>
/// <param name="Step">What.</param>
/// <param name="At">When.</param>
public sealed record PlannedStep(Step Step, Instant At);

/// <summary>The follow-through steps taken so far.</summary>
/// <param name="RemindedAt">When the owner was reminded.</param>
/// <param name="CheckedAt">When the doer was checked.</param>
/// <param name="Escalations">How often it was escalated.</param>
/// <param name="EscalatedAt">When it last was.</param>
public sealed record StepsTaken(
    Instant? RemindedAt,
    Instant? CheckedAt,
    int Escalations,
    Instant? EscalatedAt
)
{
    /// <summary>None yet.</summary>
    public static StepsTaken None { get; } = new(null, null, 0, null);
}

/// <summary>How a promise is followed through without anybody's memory: fixed when it is made, so that later policies do not touch it.</summary>
/// <param name="Remind">When the owner is reminded.</param>
/// <param name="CheckDoer">When it is checked that the doer is on duty; after the reminder.</param>
/// <param name="EscalateFirst">Working time from the due moment to the first escalation.</param>
/// <param name="EscalateEvery">Working time from one escalation to the next, until somebody acknowledges.</param>
public sealed record FollowThrough(
    Instant Remind,
    Instant CheckDoer,
    Duration EscalateFirst,
    Duration EscalateEvery
)
{
    /// <summary>The plan for a promise: reminded when a quarter of the working time is left (5 minutes to 8 hours), the doer checked when a tenth is (2 minutes to 2 hours).</summary>
    /// <remarks>A promise without working time ahead, or with less than ten minutes of it, goes by the clock on the wall: half and three quarters of the time given.</remarks>
    /// <param name="made">When it is made.</param>
    /// <param name="aim">The due moment, or the earlier target inside the house.</param>
    /// <param name="calendar">The area's hours.</param>
    public static FollowThrough PlanFor(Instant made, Instant aim, Calendar calendar)
    {
        var working = calendar.Elapsed(made, aim);
        return working < Duration.FromMinutes(10)
            ? Plan(made + ((aim - made) / 2), made + ((aim - made) / 4 * 3))
            : Plan(
                calendar.Due(
                    made,
                    working - Between(working / 4, Duration.FromMinutes(5), Duration.FromHours(8))
                ),
                calendar.Due(
                    made,
                    working - Between(working / 10, Duration.FromMinutes(2), Duration.FromHours(2))
                )
            );
    }

    private static FollowThrough Plan(Instant remind, Instant check) =>
        new(
            Moment.Rounded(remind),
            Moment.Rounded(check),
            Duration.FromMinutes(15),
            Duration.FromHours(1)
        );

    private static Duration Between(Duration wanted, Duration least, Duration most) =>
        Duration.Min(Duration.Max(wanted, least), most);
}

public sealed partial record Promise
{
    /// <summary>What the clock does next about this promise besides its verdict; null for nothing.</summary>
    /// <param name="calendar">The calendar version of its terms.</param>
    public PlannedStep? NextStep(Calendar calendar) =>
        this switch
        {
            { Owed: false } => null,
            { Verdict: Verdict.Open, Taken.RemindedAt: null } => new PlannedStep(
                Step.Remind,
                Plan.Remind
            ),
            { Verdict: Verdict.Open, Taken.CheckedAt: null } => new PlannedStep(
                Step.CheckDoer,
                Plan.CheckDoer
            ),
            { Verdict: Verdict.Open } or { AcknowledgedAt: not null } => null,
            { Taken.EscalatedAt: { } last } => new PlannedStep(
                Step.Escalate,
                Later(calendar, last, Plan.EscalateEvery)
            ),
            _ => new PlannedStep(
                Step.Escalate,
                Later(calendar, VerdictAt ?? Terms.Due, Plan.EscalateFirst)
            ),
        };

    /// <summary>The owner is reminded.</summary>
    public PromiseReminded Remind(Instant now) => new(Owner) { At = now };

    /// <summary>The doer was looked for; the next in line on duty takes over where they are not there.</summary>
    public PromiseDoerChecked CheckDoer(bool onDuty, Guid? nextInLine, Instant now) =>
        new(Doer, onDuty, onDuty ? null : nextInLine) { At = now };

    /// <summary>Somebody higher is told that it is late.</summary>
    public PromiseEscalated Escalate(Guid to, Instant now) =>
        new(Taken.Escalations + 1, to) { At = now };

    private static Instant Later(Calendar calendar, Instant start, Duration working)
    {
        try
        {
            return calendar.Due(start, working);
        }
        catch (NoWorkingTime)
        {
            return start + working;
        }
    }
}
