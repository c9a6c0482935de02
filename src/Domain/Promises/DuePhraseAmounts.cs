namespace Kept.Domain.Promises;

/// <summary>A length of time as it was said: minutes, or days.</summary>
/// <param name="HundredthsOfMinutes">So many hundredths of a minute; 0 where days were said.</param>
/// <param name="Days">So many days.</param>
/// <param name="Working">Whether working time is meant.</param>
internal sealed record AmountSaid(long HundredthsOfMinutes, int Days, bool Working);

internal sealed partial class DuePhraseReading
{
    /// <summary>In 2 hours · an hour and a half · 1.5 working hours · two working days · 2 hours 30 minutes.</summary>
    private bool TakeAmount(int at, bool afterIn)
    {
        if (Amount is not null || UnitsAt(at, afterIn) is not { } first)
        {
            return false;
        }
        var (hundredths, unit, working, after) = first;
        if (unit.Means == Means.Days)
        {
            if (hundredths % 100 != 0 || (working && unit.Value > 1))
            {
                return false;
            }
            Amount = new AmountSaid(0, (int)(hundredths / 100) * unit.Value, working);
            return Taken(after, afterIn);
        }
        var minutes = hundredths * unit.Value;
        var more = MeaningAt(after, Means.And) is { } and ? after + and.Count : after;
        if (
            unit.Value == 60
            && UnitsAt(more, afterIn: false) is { Unit: { Means: Means.Minutes, Value: 1 } } rest
        )
        {
            minutes += rest.Hundredths;
            after = rest.After;
        }
        Amount = new AmountSaid(minutes, 0, working);
        return Taken(after, afterIn);
    }

    private (long Hundredths, Meaning Unit, bool Working, int After)? UnitsAt(int at, bool afterIn)
    {
        if (HundredthsAt(at) is not var (hundredths, after))
        {
            if (!afterIn)
            {
                return null;
            }
            (hundredths, after) = (100, at);
        }
        var working = MeaningAt(after, Means.Working);
        after += working?.Count ?? 0;
        if ((MeaningAt(after, Means.Minutes) ?? MeaningAt(after, Means.Days)) is not { } unit)
        {
            return null;
        }
        after += unit.Count;
        if (MeaningAt(after, Means.AndFraction) is { } more)
        {
            hundredths += more.Value;
            after += more.Count;
        }
        return (hundredths, unit, working is not null, after);
    }

    /// <summary>How many units, in hundredths.</summary>
    private (long Hundredths, int After)? HundredthsAt(int at)
    {
        if (MeaningAt(at, Means.Fraction) is { } fraction)
        {
            return (fraction.Value, at + fraction.Count);
        }
        if (MeaningAt(at, Means.Article) is { } article)
        {
            return (100, at + article.Count);
        }
        if (NumberAt(at) is not (>= 0 and var whole, var after))
        {
            return null;
        }
        var hundredths = whole * 100L;
        if (
            (IsGlued(after, '.') || IsGlued(after, ','))
            && TokenAt(after + 1) is { Glued: true, Digits: 1 or 2, Number: { } decimals } part
        )
        {
            hundredths += part.Digits == 1 ? decimals * 10 : decimals;
            after += 2;
        }
        else if (MeaningAt(after, Means.AndFraction) is { } more)
        {
            hundredths += more.Value;
            after += more.Count;
        }
        return (hundredths, after);
    }
}
