using System.Runtime.InteropServices;

namespace Kept.Domain.Calendars;

/// <summary>A half-open stretch <c>[From, To)</c> in nanoseconds, on whichever clock its owner counts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClockSpan(long From, long To)
{
    public long Length => To - From;

    /// <summary>The same stretches in order, overlapping and touching ones joined.</summary>
    public static ClockSpan[] Join(IEnumerable<ClockSpan> spans)
    {
        var joined = new List<ClockSpan>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return [.. joined];
    }
}
