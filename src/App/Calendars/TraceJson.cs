using System.Globalization;
using Kept.Domain.Calendars;
using NodaTime;
using NodaTime.Text;
using Calendar = Kept.Domain.Calendars.Calendar;

namespace Kept.App.Calendars;

/// <summary>Why a due moment is what it is: spans that touch and leave nothing out, and the same in sentences.</summary>
/// <param name="Zone">The calendar's zone, in which the sentences tell the time.</param>
/// <param name="Working">What is counted: the sum of all spans' counted.</param>
public sealed record TraceJson(
    Instant Start,
    Instant Due,
    Duration Working,
    string Zone,
    IReadOnlyList<TraceSpan> Spans,
    IReadOnlyList<string> Sentences
)
{
    public static TraceJson Of(Calendar calendar, Trace trace) =>
        new(
            trace.Start,
            trace.Due,
            trace.Working,
            calendar.Zone.Id,
            trace.Spans,
            Sentence.Of(calendar.Zone, trace)
        );
}

/// <summary>Moments, lengths and traces as a person says them.</summary>
internal static class Sentence
{
    private static readonly ZonedDateTimePattern Minute =
        ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm", null);

    private static readonly ZonedDateTimePattern Second =
        ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm:ss", null);

    public static string When(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return (local.Second == 0 ? Minute : Second).Format(local);
    }

    public static string Length(Duration length)
    {
        if (length < Duration.FromMinutes(1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.###} s");
        }
        var minutes = (long)length.TotalMinutes;
        var seconds = length.TotalSeconds - (minutes * 60);
        var parts = new List<string>();
        if (minutes >= 60)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h"));
        }
        if (minutes % 60 > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{minutes % 60} min"));
        }
        if (seconds >= 0.001)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s"));
        }
        return string.Join(' ', parts);
    }

    public static IReadOnlyList<string> Of(DateTimeZone zone, Trace trace) =>
        [
            $"{Length(trace.Working)} of working time from {When(trace.Start, zone)} ({zone.Id}).",
            .. trace.Spans.Select(span => Of(zone, span)),
            $"So it is due {When(trace.Due, zone)}.",
        ];

    private static string Of(DateTimeZone zone, TraceSpan span) =>
        span.Reason == TraceReason.ZoneChange
            ? $"{When(span.From, zone)}: the clocks change ({span.Name})."
            : $"{When(span.From, zone)} to {When(span.To, zone)}: {Why(span)}.";

    private static string Why(TraceSpan span) =>
        span.Reason switch
        {
            TraceReason.Working => $"{Length(span.Counted)} counted",
            TraceReason.Night => "outside the day's hours",
            TraceReason.Break => "between two shifts",
            TraceReason.Weekend => "no hours on this weekday",
            TraceReason.Holiday => span.Name is { } name ? $"closed, {name}" : "closed",
            TraceReason.SpecialHours => "outside this date's own hours",
            _ => $"ordinary days, {Length(span.Counted)} counted",
        };
}
