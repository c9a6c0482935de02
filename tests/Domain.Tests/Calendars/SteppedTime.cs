using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Tests.Calendars;

/// <summary>
/// Working time by stepping through it, read off the definition and sharing nothing with the implementation but the terms.
/// Every border of hours and zones must lie on a multiple of <see cref="Step"/>; the moments asked about need not.
/// </summary>
internal sealed class SteppedTime(Calendar terms)
{
    public static readonly Duration Step = Duration.FromMinutes(5);

    private readonly HashSet<LocalDate> closed = [.. terms.Closed.Select(closed => closed.Date)];

    private readonly ILookup<LocalDate, (long, long)> special = terms.Special.ToLookup(
        hours => hours.Date,
        hours => (hours.From.Nanoseconds, hours.To.Nanoseconds)
    );

    private readonly ILookup<IsoDayOfWeek, (long, long)> week = terms.Week.ToLookup(
        hours => hours.Day,
        hours => (hours.From.Nanoseconds, hours.To.Nanoseconds)
    );

    public bool IsWorking(Instant instant) => IsWorking(instant.InZone(terms.Zone).LocalDateTime);

    public bool IsWorking(LocalDateTime local)
    {
        if (closed.Contains(local.Date))
        {
            return false;
        }

        var now = local.TimeOfDay.NanosecondOfDay;
        return HoursStartingOn(local.Date)
                .Any(hours => hours.From <= now && (now < hours.To || hours.To < hours.From))
            || HoursStartingOn(local.Date.PlusDays(-1))
                .Any(hours => hours.To < hours.From && now < hours.To);
    }

    public Duration Elapsed(Instant from, Instant to)
    {
        var worked = Duration.Zero;
        for (var cell = CellOf(from); cell < to; cell += Step)
        {
            if (IsWorking(cell))
            {
                worked += Instant.Min(cell + Step, to) - Instant.Max(cell, from);
            }
        }

        return worked;
    }

    public Instant Due(Instant start, Duration working)
    {
        var left = working;
        for (var cell = CellOf(start); left > Duration.Zero; cell += Step)
        {
            var from = Instant.Max(cell, start);
            if (IsWorking(cell) && left <= cell + Step - from)
            {
                return from + left;
            }

            left -= IsWorking(cell) ? cell + Step - from : Duration.Zero;
        }

        return start;
    }

    public Instant StartFor(Instant due, Duration working)
    {
        var left = working;
        for (var cell = CellOf(due); left > Duration.Zero; cell -= Step)
        {
            var to = Instant.Min(cell + Step, due);
            if (IsWorking(cell) && left <= to - cell)
            {
                return to - left;
            }

            left -= IsWorking(cell) ? to - cell : Duration.Zero;
        }

        return due;
    }

    public Instant? NextChange(Instant after, Instant until, bool opening)
    {
        for (var cell = CellOf(after) + Step; cell <= until; cell += Step)
        {
            if (IsChange(cell, opening))
            {
                return cell;
            }
        }

        return null;
    }

    public Instant? PreviousChange(Instant before, Instant until, bool opening)
    {
        for (var cell = CellOf(before - Duration.Epsilon); cell >= until; cell -= Step)
        {
            if (IsChange(cell, opening))
            {
                return cell;
            }
        }

        return null;
    }

    private bool IsChange(Instant cell, bool opening) =>
        IsWorking(cell) == opening && IsWorking(cell - Step) != opening;

    public IEnumerable<(long From, long To)> HoursStartingOn(LocalDate date) =>
        closed.Contains(date) ? []
        : special.Contains(date) ? special[date]
        : week[date.DayOfWeek];

    private static Instant CellOf(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (ticks % Step.BclCompatibleTicks));
    }
}
