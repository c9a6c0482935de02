using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>Working time counted forward, backward and between two instants.</summary>
internal static class Counting
{
    public static Instant Due(this Timeline timeline, Instant start, Duration working)
    {
        var from = Reach.Nanoseconds(start);
        var amount = Reach.Nanoseconds(working);
        if (amount == 0)
        {
            return start;
        }

        var worked = timeline.Worked(from);
        var target = worked + amount;
        foreach (var desert in timeline.Deserts)
        {
            if (desert.StopsForward(from, worked, target))
            {
                throw new NoWorkingTime(Reach.At(Math.Max(from, desert.Instants.From)));
            }
        }

        return target <= timeline.Total
            ? Reach.At(timeline.Earliest(target))
            : throw new MomentOutOfReach();
    }

    public static Instant StartFor(this Timeline timeline, Instant due, Duration working)
    {
        var to = Reach.Nanoseconds(due);
        var amount = Reach.Nanoseconds(working);
        if (amount == 0)
        {
            return due;
        }

        var worked = timeline.Worked(to);
        var target = worked - amount;
        foreach (var desert in timeline.Deserts)
        {
            if (desert.StopsBackward(to, worked, target))
            {
                throw new NoWorkingTime(Reach.At(Math.Min(to, desert.Instants.To)));
            }
        }

        return target >= 0 ? Reach.At(timeline.Latest(target)) : throw new MomentOutOfReach();
    }

    public static Duration Elapsed(this Timeline timeline, Instant from, Instant to)
    {
        if (to < from)
        {
            throw new EndBeforeStart(from, to);
        }

        return Duration.FromNanoseconds(
            timeline.Worked(Reach.Nanoseconds(to)) - timeline.Worked(Reach.Nanoseconds(from))
        );
    }
}
