using System.Runtime.InteropServices;

namespace Kept.Domain.Calendars;

/// <summary>A stretch of more than ten years without work, and what was worked before it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Desert(ClockSpan Instants, long WorkedBefore)
{
    private static readonly long TenYears = Reach.TenYears.ToInt64Nanoseconds();

    /// <summary>Finds the deserts from the sums at the segment borders; within a segment no gap is longer than a week.</summary>
    public static IEnumerable<Desert> Of(Timeline timeline, long[] workedAtBorders)
    {
        var closedSince = 0L;
        foreach (var worked in workedAtBorders.Append(timeline.Total).Distinct())
        {
            if (worked > 0)
            {
                closedSince = timeline.Earliest(worked);
            }

            var opensAgain =
                worked < timeline.Total ? timeline.Latest(worked) : Reach.Offset(Reach.End);
            if (opensAgain - closedSince > TenYears)
            {
                yield return new Desert(new ClockSpan(closedSince, opensAgain), worked);
            }
        }
    }

    /// <summary>Whether counting on from an instant, at which <paramref name="worked"/> is reached, to more than that leads across.</summary>
    public bool StopsForward(long instant, long worked, long target) =>
        WorkedBefore >= worked
        && WorkedBefore < target
        && Instants.To - Math.Max(Instants.From, instant) > TenYears;

    /// <summary>Whether counting back from an instant, at which <paramref name="worked"/> is reached, to less than that leads across.</summary>
    public bool StopsBackward(long instant, long worked, long target) =>
        WorkedBefore <= worked
        && WorkedBefore > target
        && Math.Min(Instants.To, instant) - Instants.From > TenYears;
}
