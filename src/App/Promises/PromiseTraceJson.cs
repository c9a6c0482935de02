using Kept.App.Calendars;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Why a promise is due when it is, and what the clock does about it.</summary>
/// <param name="Due">The moment that was told; it never moves.</param>
/// <param name="Zone">The zone it was told in.</param>
/// <param name="Said">The phrase as it was said, if it was.</param>
/// <param name="Calendar">The calendar version it was counted by.</param>
/// <param name="Counted">How the working time was counted; null where none was.</param>
/// <param name="Sentences">The same for a person.</param>
/// <param name="Plan">What the clock does, in order.</param>
public sealed record PromiseTraceJson(
    Guid Promise,
    Instant MadeAt,
    Instant Due,
    string Zone,
    string? Said,
    Duration? Working,
    Duration? Clock,
    CalendarRefJson? Calendar,
    TraceJson? Counted,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<PlanStepJson> Plan
);

/// <summary>A version of a calendar by name.</summary>
public sealed record CalendarRefJson(string Key, int Version, Guid Id);

/// <summary>Something the clock does.</summary>
/// <param name="Step">remind, checkDoer, verdict or escalate.</param>
/// <param name="DoneAt">When it did, if it has.</param>
public sealed record PlanStepJson(string Step, Instant At, Instant? DoneAt, string Sentence);
