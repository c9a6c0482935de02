using NodaTime;

namespace Kept.Bench.Time;

/// <summary>The floor below: two binary searches in arrays as long as those of a compiled calendar, and nothing else.</summary>
internal static class BareSearches
{
    private static readonly long[] Segments = Ascending(600);
    private static readonly long[] Week = Ascending(10);

    public static long Find(Instant start, Duration working)
    {
        var segment = Array.BinarySearch(Segments, start.ToUnixTimeTicks());
        var target = start.ToUnixTimeTicks() + working.BclCompatibleTicks;
        return segment + Array.BinarySearch(Week, target);
    }

    private static long[] Ascending(int length)
    {
        var first = Office.Earliest.ToUnixTimeTicks();
        var step = 8 * 365 * NodaConstants.TicksPerDay / length;
        return [.. Enumerable.Range(0, length).Select(index => first + (index * step))];
    }
}
