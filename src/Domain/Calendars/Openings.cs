using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>When a calendar opens and closes; touching stretches are one, over midnight and over changes of the zone.</summary>
internal static class Openings
{
    public static IEnumerable<OpenSpan> StretchesFrom(this Timeline timeline, Instant from)
    {
        var cursor = Reach.Nanoseconds(from);
        while (cursor < Reach.Offset(Reach.End) && timeline.StretchFrom(cursor) is { } stretch)
        {
            yield return new OpenSpan(Reach.At(stretch.From), Reach.At(stretch.To));
            cursor = stretch.To;
        }
    }

    public static IEnumerable<OpenSpan> StretchesUntil(this Timeline timeline, Instant to)
    {
        var cursor = Reach.Nanoseconds(to);
        while (timeline.StretchUntil(cursor) is { } stretch)
        {
            yield return new OpenSpan(Reach.At(stretch.From), Reach.At(stretch.To));
            cursor = stretch.From;
        }
    }

    public static Instant NextOpening(this Timeline timeline, Instant after) =>
        timeline
            .StretchesFrom(after)
            .Select(stretch => (Instant?)stretch.From)
            .FirstOrDefault(opening => opening > after)
            is { } next
        && next <= Reach.TenYearsAfter(after)
            ? next
            : throw new NoWorkingTime(after);

    public static Instant NextClosing(this Timeline timeline, Instant after)
    {
        var latest = Reach.TenYearsAfter(after);
        using var stretches = timeline.StretchesFrom(after).GetEnumerator();
        if (!stretches.MoveNext() || stretches.Current.From > latest)
        {
            throw new NoWorkingTime(after);
        }

        return stretches.Current.To <= latest ? stretches.Current.To : throw new NoClosing(after);
    }

    public static Instant PreviousOpening(this Timeline timeline, Instant before)
    {
        var earliest = Reach.TenYearsBefore(before);
        using var stretches = timeline.StretchesUntil(before).GetEnumerator();
        return stretches.MoveNext() && stretches.Current.From >= earliest
            ? stretches.Current.From
            : throw new NoWorkingTime(before);
    }

    public static Instant PreviousClosing(this Timeline timeline, Instant before)
    {
        var earliest = Reach.TenYearsBefore(before);
        var closings = timeline
            .StretchesUntil(before)
            .Select(stretch => stretch.To)
            .TakeWhile(closing => closing >= earliest)
            .Take(2)
            .ToList();
        return closings switch
        {
            [] => throw new NoWorkingTime(before),
            [var last, ..] when last < before => last,
            [_, var earlier] => earlier,
            _ => throw new NoClosing(before),
        };
    }
}
