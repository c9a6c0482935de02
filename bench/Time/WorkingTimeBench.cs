using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace Kept.Bench.Time;

/// <summary>What a due moment and elapsed working time cost, near and far, beside two floors measured in the same run.</summary>
internal static class WorkingTimeBench
{
    private const int Starts = 100_000;
    private const int Budget = 1_000;

    private static readonly (string Name, Duration Working, int DayByDayStarts)[] Distances =
    [
        ("1 minute", Duration.FromMinutes(1), Starts),
        ("1 day (8 h)", Duration.FromHours(8), Starts),
        ("1 year (2,000 h)", Duration.FromHours(2_000), 2_000),
        ("5 years (10,000 h)", Duration.FromHours(10_000), 500),
    ];

    public static int Run()
    {
        var calendar = Office.Calendar();
        var compiling = Stopwatch.StartNew();
        calendar.IsOpen(Office.Earliest);
        Print(
            $"first question of the process, compiling included: {compiling.Elapsed.TotalMilliseconds:F1} ms"
        );
        Print(
            $"compiling another calendar: {CompileMicroseconds():F0} µs, kept in memory: {KeptBytes() / 1024.0:F0} kB"
        );

        var starts = Office.Moments(Starts);
        var worst = 0.0;
        Console.WriteLine();
        Console.WriteLine("ns per question, median of 9 rounds over 100,000 random starts, warm");
        Print(
            $"{"working time ahead", -20}{"Due", 10}{"Elapsed", 10}{"two searches", 15}{"day by day", 14}"
        );
        foreach (var (name, working, dayByDayStarts) in Distances)
        {
            var ends = starts.Select(start => calendar.Due(start, working)).ToArray();
            var due = Nanoseconds(Starts, i => calendar.Due(starts[i], working).ToUnixTimeTicks());
            var elapsed = Nanoseconds(
                Starts,
                i => calendar.Elapsed(starts[i], ends[i]).BclCompatibleTicks
            );
            var searches = Nanoseconds(Starts, i => BareSearches.Find(starts[i], working));
            var dayByDay = Nanoseconds(
                dayByDayStarts,
                i => DayByDay.Due(calendar, starts[i], working).ToUnixTimeTicks(),
                rounds: 1
            );
            Print($"{name, -20}{due, 10:F0}{elapsed, 10:F0}{searches, 15:F0}{dayByDay, 14:F0}");
            worst = Math.Max(worst, Math.Max(due, elapsed));
        }

        Console.WriteLine();
        Print($"worst {worst:F0} ns, budget {Budget} ns: {(worst <= Budget ? "kept" : "broken")}");
        return worst <= Budget ? 0 : 1;
    }

    private static double Nanoseconds(int count, Func<int, long> question, int rounds = 9)
    {
        var sum = 0L;
        for (var warm = 0; warm < rounds / 2; warm++)
        {
            sum ^= Round(count, question);
        }

        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            sum ^= Round(count, question);
            times.Add(clock.Elapsed.TotalNanoseconds / count);
        }

        GC.KeepAlive(sum);
        times.Sort();
        return times[times.Count / 2];
    }

    private static long Round(int count, Func<int, long> question)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            sum += question(i);
        }

        return sum;
    }

    private static double CompileMicroseconds()
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
        {
            Office.Calendar().IsOpen(Office.Earliest);
        }

        return clock.Elapsed.TotalMicroseconds / 100;
    }

    private static double KeptBytes()
    {
        const int many = 200;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = Enumerable.Range(0, many).Select(_ => Office.Calendar()).ToArray();
        Array.ForEach(kept, calendar => calendar.IsOpen(Office.Earliest));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return (after - before) / (double)many;
    }

    private static void Print(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
