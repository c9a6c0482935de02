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
        && next <= after + Reach.TenYears
            ? next
            : throw new NoWorkingTime(after);

    public static Instant NextClosing(this Timeline timeline, Instant after)
    {
        var latest = after + Reach.TenYears;
        using var stretches = timeline.StretchesFrom(after).GetEnumerator();
        if (!stretches.MoveNext() || stretches.Current.From > latest)
        {
            throw new NoWorkingTime(after);
        }

        return stretches.Current.To <= latest ? stretches.Current.To : throw new NoClosing(after);
    }

    public static Instant PreviousOpening(this Timeline timeline, Instant before)
    {
        var earliest = before - Reach.TenYears;
        using var stretches = timeline.StretchesUntil(before).GetEnumerator();
        return stretches.MoveNext() && stretches.Current.From >= earliest
            ? stretches.Current.From
            : throw new NoWorkingTime(before);
    }

    public static Instant PreviousClosing(this Timeline timeline, Instant before)
    {
        var earliest = before - Reach.TenYears;
        var closings = timeline
            .StretchesUntil(before)
            .Select(stretch => stretch.To)
            .Take(2)
            .Where(closing => closing >= earliest)
            .ToList();
        if (closings.Count == 0)
        {
            throw new NoWorkingTime(before);
        }

        return
            closings.Find(closing => closing < before) is var previous
            && previous > default(Instant)
            ? previous
            : throw new NoClosing(before);
    }
}
