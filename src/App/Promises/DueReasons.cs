using Kept.App.Shell;
using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Why a promise is due when it is, step by step, in sentences.</summary>
public static class DueReasons
{
    public static IReadOnlyList<string> Of(
        PromiseRow row,
        Calendar calendar,
        DateTimeZone zone,
        Instant now
    )
    {
        var reckoning = PromiseTable.ReckoningOf(row.Reckoning);
        var made = SaidTimes.Short(reckoning.Start, now, zone);
        var sentences = new List<string>();
        if (reckoning.Said is { } said)
        {
            sentences.Add(Wording.Fill(FactWords.WhySaid, made, said));
        }
        if (reckoning.Working is { } working)
        {
            sentences.Add(Wording.Fill(FactWords.WhyWorking, made, SaidTimes.Length(working)));
            sentences.AddRange(
                calendar
                    .TraceDue(reckoning.Start, working)
                    .Spans.Select(span => Sentence(span, now, zone))
            );
        }
        else if (reckoning.Clock is { } length)
        {
            sentences.Add(Wording.Fill(FactWords.WhyWithin, made, SaidTimes.Length(length)));
        }
        else if (reckoning.Said is null)
        {
            sentences.Add(Wording.Fill(FactWords.WhyMoment, made));
        }
        sentences.Add(Wording.Fill(FactWords.WhyEnds, SaidTimes.Day(row.Due, now, zone)));
        sentences.Add(Wording.Fill(FactWords.WhyZone, zone.Id.Replace('_', ' ')));
        return sentences;
    }

    private static string Sentence(TraceSpan span, Instant now, DateTimeZone zone)
    {
        var from = SaidTimes.Short(span.From, now, zone);
        var to = SaidTimes.Short(span.To, now, zone);
        var counted = SaidTimes.Length(span.Counted);
        return span.Reason switch
        {
            TraceReason.Working => Wording.Fill(FactWords.WhySpanWorking, from, to, counted),
            TraceReason.Break => Wording.Fill(FactWords.WhySpanBreak, from, to),
            TraceReason.Weekend => Wording.Fill(FactWords.WhySpanWeekend, from, to),
            TraceReason.Holiday when span.Name is { } name => Wording.Fill(
                FactWords.WhySpanHoliday,
                from,
                to,
                name
            ),
            TraceReason.Holiday => Wording.Fill(FactWords.WhySpanHolidayUnnamed, from, to),
            TraceReason.SpecialHours => Wording.Fill(FactWords.WhySpanSpecialHours, from, to),
            TraceReason.ZoneChange => Wording.Fill(FactWords.WhySpanZoneChange, from, to),
            TraceReason.ManyDays => Wording.Fill(FactWords.WhySpanManyDays, from, to, counted),
            _ => Wording.Fill(FactWords.WhySpanNight, from, to),
        };
    }
}
