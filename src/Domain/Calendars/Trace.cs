using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>Why a promise is due when it is: the time from start to due, cut into spans that touch and leave nothing out.</summary>
/// <param name="Start">Where counting starts.</param>
/// <param name="Due">Where counting ends.</param>
/// <param name="Working">What is counted: the sum of <see cref="TraceSpan.Counted"/>.</param>
/// <param name="Spans">In order, from <paramref name="Start"/> to <paramref name="Due"/>; empty when these are one instant.</param>
public sealed record Trace(
    Instant Start,
    Instant Due,
    Duration Working,
    IReadOnlyList<TraceSpan> Spans
);

/// <summary>One span of a <see cref="Trace"/>.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant after it; <paramref name="From"/> itself for a <see cref="TraceReason.ZoneChange"/>.</param>
/// <param name="Reason">Why it is counted or not.</param>
/// <param name="Counted">How much of it is working time.</param>
/// <param name="Name">What people call a holiday, or the offsets before and after a change of the zone; otherwise null.</param>
public sealed record TraceSpan(
    Instant From,
    Instant To,
    TraceReason Reason,
    Duration Counted,
    string? Name = null
);

/// <summary>Why a span of a trace is counted or not. Later versions may add reasons.</summary>
public enum TraceReason
{
    /// <summary>Worked: all of it counts.</summary>
    Working,

    /// <summary>Before the first or after the last hours of a working date.</summary>
    Night,

    /// <summary>Between two intervals of one date.</summary>
    Break,

    /// <summary>A weekday without hours.</summary>
    Weekend,

    /// <summary>A closed date.</summary>
    Holiday,

    /// <summary>Outside the hours of a date that has its own.</summary>
    SpecialHours,

    /// <summary>The wall clock is put forward or back; the span has no length.</summary>
    ZoneChange,

    /// <summary>Many ordinary days in one, nights, weekends and work together; the work in them counts.</summary>
    ManyDays,
}
