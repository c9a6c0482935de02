using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>A calendar compiled for arithmetic: its segments in order, with the sum of what is worked before each.</summary>
/// <remarks>
/// Instants and amounts are nanoseconds. Immutable, so safe to share between threads. It holds some 40 bytes per segment:
/// about two a year for the zone and two per closed or special date, and a day's pattern per date with hours: some 40 kB with
/// ten years of holidays, however many questions are asked.
/// Each question is one binary search among the segments and one in a pattern, however far away the answer lies.
/// </remarks>
internal sealed class Timeline
{
    private readonly long[] starts;
    private readonly long[] workedBefore;
    private readonly long[] shifts;
    private readonly long[] bases;
    private readonly Pattern[] patterns;
    private readonly Desert[] deserts;

    public Timeline(DateTimeZone zone, LocalHours hours)
    {
        Segment[] segments = [.. Segment.Of(zone, hours)];
        starts = [.. segments.Select(segment => segment.Instants.From)];
        shifts = [.. segments.Select(segment => segment.Shift)];
        patterns = [.. segments.Select(segment => segment.Pattern)];
        bases = new long[segments.Length];
        workedBefore = new long[segments.Length];
        foreach (var (index, segment) in segments.Index())
        {
            workedBefore[index] = Total;
            bases[index] = Total - segment.Pattern.Worked(segment.Instants.From + segment.Shift);
            Total = bases[index] + segment.Pattern.Worked(segment.Instants.To + segment.Shift);
        }

        deserts = [.. Desert.Of(this, workedBefore)];
    }

    /// <summary>All that is worked in the whole reach.</summary>
    public long Total { get; }

    /// <summary>Stretches without work too long to look across.</summary>
    public ReadOnlySpan<Desert> Deserts => deserts;

    /// <summary>What is worked from the start of the reach to an instant; never decreases.</summary>
    public long Worked(long instant)
    {
        var index = Sorted.CountUpTo(starts, instant) - 1;
        return bases[index] + patterns[index].Worked(instant + shifts[index]);
    }

    public bool IsOpen(long instant) => Worked(instant + 1) > Worked(instant);

    /// <summary>The first instant at which this much, above 0 and at most <see cref="Total"/>, has been worked.</summary>
    public long Earliest(long worked)
    {
        var index = Sorted.CountBelow(workedBefore, worked) - 1;
        return patterns[index].Earliest(worked - bases[index]) - shifts[index];
    }

    /// <summary>The last instant at which no more than this, 0 or more and below <see cref="Total"/>, has been worked.</summary>
    public long Latest(long worked)
    {
        var index = Sorted.CountUpTo(workedBefore, worked) - 1;
        return patterns[index].Latest(worked - bases[index]) - shifts[index];
    }

    /// <summary>The next unbroken stretch of work, cut to start no earlier than an instant; null when none is left.</summary>
    public ClockSpan? StretchFrom(long instant)
    {
        var worked = Worked(instant);
        if (worked == Total)
        {
            return null;
        }

        var from = Latest(worked);
        var to = from;
        do
        {
            var index = Sorted.CountUpTo(starts, to) - 1;
            var end = patterns[index].StretchEnd(to + shifts[index]) - shifts[index];
            to = index + 1 < starts.Length ? Math.Min(end, starts[index + 1]) : end;
        } while (to < Reach.Offset(Reach.End) && IsOpen(to));

        return new ClockSpan(from, to);
    }

    /// <summary>The last unbroken stretch of work, cut to end no later than an instant; null when there is none before.</summary>
    public ClockSpan? StretchUntil(long instant)
    {
        var worked = Worked(instant);
        if (worked == 0)
        {
            return null;
        }

        var to = Earliest(worked);
        var from = to;
        do
        {
            var index = Sorted.CountUpTo(starts, from - 1) - 1;
            var start = patterns[index].StretchStart(from - 1 + shifts[index]) - shifts[index];
            from = Math.Max(start, starts[index]);
        } while (from > 0 && IsOpen(from - 1));

        return new ClockSpan(from, to);
    }
}
