using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>A due moment read from words as people say them: "tomorrow 4pm", "in 2 working hours".</summary>
/// <param name="Due">The moment.</param>
/// <param name="Working">The working time it was counted by, if it was.</param>
/// <param name="Clock">The clock time it was counted by, if it was.</param>
public sealed record DuePhrase(Instant Due, Duration? Working = null, Duration? Clock = null)
{
    /// <summary>Reads a phrase.</summary>
    /// <param name="said">The phrase.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The zone in which wall-clock times are meant: the recipient's.</param>
    /// <param name="calendar">The hours by which working time is counted.</param>
    /// <exception cref="DueNotUnderstood">It says no moment we understand.</exception>
    public static DuePhrase Read(string said, Instant now, DateTimeZone zone, Calendar calendar) =>
        throw new DueNotUnderstood();
}

/// <summary>The phrase says no moment we understand.</summary>
public sealed class DueNotUnderstood()
    : Refusal(
        "due_not_understood",
        "We could not read that as a moment. Try “tomorrow 4pm”, “Friday 10:30” or “in 2 working hours”."
    );

/// <summary>Not exactly one way to say by when.</summary>
public sealed class DueMissing()
    : Refusal(
        "due_missing",
        "Say by when, in one way: a moment, a length of time, or words such as “tomorrow 4pm”."
    );
