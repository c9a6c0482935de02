using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>Working stretches that repeat with a period, with the sum of all that lies before each of them.</summary>
/// <remarks>Positions and amounts are nanoseconds; a position is 0 or more, counted from the start of some period.</remarks>
internal sealed class Pattern
{
    private static readonly Pattern ClosedDay = new(NodaConstants.NanosecondsPerDay, []);

    private readonly long period;
    private readonly long total;
    private readonly long[] starts;
    private readonly long[] ends;
    private readonly long[] workedBefore;

    private Pattern(long period, ClockSpan[] spans)
    {
        this.period = period;
        starts = [.. spans.Select(span => span.From)];
        ends = [.. spans.Select(span => span.To)];
        workedBefore = new long[spans.Length];
        foreach (var (index, span) in spans.Index())
        {
            workedBefore[index] = total;
            total += span.Length;
        }
    }

    public static Pattern OfDay(ClockSpan[] spans) =>
        spans.Length == 0 ? ClosedDay : new Pattern(NodaConstants.NanosecondsPerDay, spans);

    /// <summary>A week that starts on Monday.</summary>
    public static Pattern OfWeek(Func<IsoDayOfWeek, ClockSpan[]> openOn)
    {
        var days = Enumerable
            .Range(0, 7)
            .SelectMany(day =>
                openOn(IsoDayOfWeek.Monday + day).Select(span => Shifted(span, day))
            );
        return new Pattern(NodaConstants.NanosecondsPerWeek, ClockSpan.Join(days));
    }

    /// <summary>How much is worked from position 0 to <paramref name="position"/>.</summary>
    public long Worked(long position)
    {
        var (periods, rest) = Math.DivRem(position, period);
        var index = Sorted.CountUpTo(starts, rest) - 1;
        var within =
            index < 0 ? 0 : workedBefore[index] + Math.Min(rest, ends[index]) - starts[index];
        return (periods * total) + within;
    }

    /// <summary>The first position at which <paramref name="worked"/>, more than 0, has been worked.</summary>
    public long Earliest(long worked)
    {
        var periods = (worked - 1) / total;
        var rest = worked - (periods * total);
        var index = Sorted.CountBelow(workedBefore, rest) - 1;
        return (periods * period) + starts[index] + rest - workedBefore[index];
    }

    /// <summary>The last position at which no more than <paramref name="worked"/> has been worked.</summary>
    public long Latest(long worked)
    {
        var (periods, rest) = Math.DivRem(worked, total);
        var index = Sorted.CountUpTo(workedBefore, rest) - 1;
        return (periods * period) + starts[index] + rest - workedBefore[index];
    }

    /// <summary>Where the stretch that holds <paramref name="position"/> starts.</summary>
    public long StretchStart(long position)
    {
        var (periods, rest) = Math.DivRem(position, period);
        return (periods * period) + starts[Sorted.CountUpTo(starts, rest) - 1];
    }

    /// <summary>Where the stretch that holds <paramref name="position"/> ends.</summary>
    public long StretchEnd(long position)
    {
        var (periods, rest) = Math.DivRem(position, period);
        return (periods * period) + ends[Sorted.CountUpTo(starts, rest) - 1];
    }

    private static ClockSpan Shifted(ClockSpan span, int days) =>
        new(
            span.From + (days * NodaConstants.NanosecondsPerDay),
            span.To + (days * NodaConstants.NanosecondsPerDay)
        );
}
