using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>A due moment read from words as people say them: "tomorrow 4pm", "in 2 working hours".</summary>
/// <remarks>
/// <para>
/// Always after now. A time alone is today's, and refused once it has passed. Hours 1 to 6 said without am, pm or a leading
/// zero are in the afternoon. A weekday is the next one after today. A day without a time is the last working moment of
/// that date, never later than the date lasts where the recipient is; 17:00 there when nobody works on it. Midnight ends
/// the day it is said with. A skipped local time is the end of the gap, a repeated one the earlier.
/// </para>
/// <para>What can be read in two ways is refused. All rules and their reasons: docs/decisions/0004-due-phrases.md.</para>
/// </remarks>
/// <param name="Due">The moment.</param>
/// <param name="Working">The working time it was counted by, if it was; null also for working days, which have no fixed length.</param>
/// <param name="Clock">The clock time it was counted by, if it was.</param>
public sealed record DuePhrase(Instant Due, Duration? Working = null, Duration? Clock = null)
{
    /// <summary>More characters than any phrase has.</summary>
    private const int Longest = 200;

    /// <summary>Reads a phrase; all of what was said must belong to it.</summary>
    /// <param name="said">The phrase.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The zone in which wall-clock times are meant: the recipient's.</param>
    /// <param name="calendar">The hours by which working time is counted.</param>
    /// <exception cref="DueNotUnderstood">It says no moment we understand, or more than one.</exception>
    /// <exception cref="DueInThePast">The moment is not after now.</exception>
    /// <exception cref="DueTooFar">It counts more than ten years ahead.</exception>
    public static DuePhrase Read(string said, Instant now, DateTimeZone zone, Calendar calendar)
    {
        if (said.Length > Longest)
        {
            throw new DueNotUnderstood();
        }
        var reading = new DuePhraseReading(DuePhraseToken.Split(said), DuePhraseWords.English);
        while (reading.Take()) { }
        return reading.IsAtEnd && new DuePhraseMoment(now, zone, calendar).Of(reading) is { } phrase
            ? phrase
            : throw new DueNotUnderstood();
    }

    /// <summary>Finds the phrases in what somebody writes: "tomorrow by four" in "I'll call you tomorrow by four". Phrases of the past are passed over.</summary>
    /// <param name="text">Sentences.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The zone in which wall-clock times are meant.</param>
    /// <param name="calendar">The hours by which working time is counted.</param>
    /// <returns>In the order of the text, without overlaps.</returns>
    public static IReadOnlyList<DuePhraseFound> Find(
        string text,
        Instant now,
        DateTimeZone zone,
        Calendar calendar
    )
    {
        var moment = new DuePhraseMoment(now, zone, calendar);
        var tokens = DuePhraseToken.Split(text);
        var found = new List<DuePhraseFound>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at] is { Word: null, Number: null })
            {
                continue;
            }
            var reading = new DuePhraseReading(tokens, DuePhraseWords.English, at);
            while (reading.Take()) { }
            if (reading.StandsOut && Tried(moment, reading) is { } phrase)
            {
                var last = tokens[reading.EndOfMeaning - 1];
                found.Add(
                    new DuePhraseFound(tokens[at].Start, last.End - tokens[at].Start, phrase)
                );
                at = reading.EndOfMeaning - 1;
            }
        }
        return found;
    }

    private static DuePhrase? Tried(DuePhraseMoment moment, DuePhraseReading reading)
    {
        try
        {
            return moment.Of(reading);
        }
        catch (Refusal)
        {
            return null;
        }
    }
}

/// <summary>A phrase inside a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Phrase">What it says.</param>
public sealed record DuePhraseFound(int Start, int Length, DuePhrase Phrase);

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
