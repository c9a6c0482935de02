namespace Kept.Domain.Promises;

/// <summary>Which half of the day a time is in.</summary>
internal enum Half
{
    /// <summary>Nobody said; an hour of the twelve-hour clock may be either.</summary>
    Unsaid,

    /// <summary>Before noon.</summary>
    Am,

    /// <summary>After noon.</summary>
    Pm,

    /// <summary>On the clock of 24 hours.</summary>
    Written,
}

/// <summary>A time as it was said.</summary>
/// <param name="Hour">0 to 24; 1 to 12 with am or pm.</param>
/// <param name="Minute">0 to 59; 0 in hour 24.</param>
/// <param name="Half">Which half of the day.</param>
internal sealed record TimeSaid(int Hour, int Minute, Half Half)
{
    /// <summary>Null where no clock shows that.</summary>
    public static TimeSaid? Of(int hour, int minute, Half half) =>
        half switch
        {
            _ when minute is < 0 or > 59 => null,
            Half.Am or Half.Pm when hour is < 1 or > 12 => null,
            _ when hour is < 0 or > 24 || (hour == 24 && minute > 0) => null,
            Half.Unsaid when hour is 0 or > 12 => new TimeSaid(hour, minute, Half.Written),
            _ => new TimeSaid(hour, minute, half),
        };
}

internal sealed partial class DuePhraseReading
{
    /// <summary>16:00 · 4:30 pm · 4pm · 4 o'clock · four.</summary>
    private bool TakeTime()
    {
        if (Time is not null || NumberAt(place) is not var (hour, after))
        {
            return false;
        }
        var unsaid = tokens[place].LeadingZero ? Half.Written : Half.Unsaid;
        if (IsGlued(after, ':'))
        {
            return TokenAt(after + 1) is { Glued: true, Digits: 2 } minutes
                && PutTime(hour, minutes.Number!.Value, unsaid, AfterHours(after + 2));
        }
        if (MeaningAt(after, Means.OClock) is { } oClock)
        {
            return PutTime(hour, 0, unsaid, after + oClock.Count);
        }
        return (HalfAt(after) is not null || StandsAlone(after))
            && PutTime(hour, 0, unsaid, after, isPlain: afterLead);
    }

    /// <summary>Half past four · a quarter to five.</summary>
    private bool TakePast(Meaning said)
    {
        if (Time is not null || NumberAt(place + said.Count) is not var (hour, after))
        {
            return false;
        }
        return hour is >= 1 and <= 12
            && (
                said.Value > 0
                    ? PutTime(hour, said.Value, Half.Unsaid, after)
                    : PutTime(hour == 1 ? 12 : hour - 1, 60 + said.Value, Half.Unsaid, after)
            );
    }

    private bool PutTime(int hour, int minute, Half unsaid, int after, bool isPlain = true)
    {
        var half = HalfAt(after);
        Time = TimeSaid.Of(hour, minute, half?.Half ?? unsaid);
        return Time is not null && Taken(half?.After ?? after, isPlain || half is not null);
    }

    /// <summary>am · p.m.</summary>
    private (Half Half, int After)? HalfAt(int at)
    {
        if (MeaningAt(at, Means.Am) is { } am)
        {
            return (Half.Am, at + am.Count);
        }
        if (MeaningAt(at, Means.Pm) is { } pm)
        {
            return (Half.Pm, at + pm.Count);
        }
        if (
            TokenAt(at)?.Word is not ("a" or "p")
            || !IsGlued(at + 1, '.')
            || TokenAt(at + 2) is not { Word: "m", Glued: true }
        )
        {
            return null;
        }
        var half = tokens[at].Word == "a" ? Half.Am : Half.Pm;
        return (half, IsGlued(at + 3, '.') ? at + 4 : at + 3);
    }

    /// <summary>16:00 h.</summary>
    private int AfterHours(int at) =>
        MeaningAt(at, Means.Minutes) is { Value: 60 } hours ? at + hours.Count : at;

    /// <summary>Whether a bare number ends here, and is not the beginning of 4/5, 4-5, 4% or 4th.</summary>
    private bool StandsAlone(int after) =>
        TokenAt(after) is not { Glued: true } next
        || (
            next.Mark is ',' or '.' or '!' or '?' or ';' or ')' or '"' or '”'
            && TokenAt(after + 1) is not { Glued: true, Number: not null }
        );
}
