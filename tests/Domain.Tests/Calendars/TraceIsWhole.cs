using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;

namespace Kept.Domain.Tests.Calendars;

internal static class TraceIsWhole
{
    public static void For(Situation it)
    {
        var trace = it.Calendar.TraceDue(it.Start, it.Work);

        trace.Due.ShouldBe(it.Calendar.Due(it.Start, it.Work));
        trace.Spans.Count.ShouldBeLessThan(600);
        var cursor = trace.Start;
        foreach (var span in trace.Spans)
        {
            span.From.ShouldBe(cursor);
            span.Counted.ShouldBe(it.Calendar.Elapsed(span.From, span.To));
            (span.From == span.To).ShouldBe(span.Reason == TraceReason.ZoneChange);
            cursor = span.To;
        }

        cursor.ShouldBe(trace.Due);
        trace.Spans.Aggregate(Duration.Zero, (sum, span) => sum + span.Counted).ShouldBe(it.Work);
    }
}
