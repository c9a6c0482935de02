using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>A date as it was said.</summary>
/// <param name="Year">The year, where it was said.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31; perhaps of a month that has fewer.</param>
internal sealed record DateSaid(int? Year, int Month, int Day)
{
    /// <summary>Null where no calendar shows that.</summary>
    public static DateSaid? Of(int? year, int month, int day) =>
        month is >= 1 and <= 12 && day is >= 1 and <= 31 && year is null or (>= 1970 and <= 2099)
            ? new DateSaid(year, month, day)
            : null;

    /// <summary>The date; without a year, the nearest of that day and month, before or after today.</summary>
    public LocalDate? Near(LocalDate today) =>
        Enumerable
            .Range(Year ?? today.Year - 4, Year is null ? 9 : 1)
            .Where(year => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month))
            .Select(year => new LocalDate(year, Month, Day))
            .OrderBy(date => Math.Abs(Period.DaysBetween(today, date)))
            .Select(date => (LocalDate?)date)
            .FirstOrDefault();
}

internal sealed partial class DuePhraseReading
{
    /// <summary>2026-11-27.</summary>
    private bool TakeIsoDate() =>
        TokenAt(place) is { Digits: 4, Number: { } year }
        && IsGlued(place + 1, '-')
        && TokenAt(place + 2) is { Glued: true, Number: { } month }
        && IsGlued(place + 3, '-')
        && TokenAt(place + 4) is { Glued: true, Number: { } day }
        && PutDate(DateSaid.Of(year, month, day), place + 5);

    /// <summary>27/11 · 11/27/2026: whichever can only be the day; refused where both can.</summary>
    private bool TakeSlashedDate()
    {
        if (
            TokenAt(place)?.Number is not { } first
            || !IsGlued(place + 1, '/')
            || TokenAt(place + 2) is not { Glued: true, Number: { } second }
        )
        {
            return false;
        }
        var hasYear = IsGlued(place + 3, '/');
        var year = hasYear ? TokenAt(place + 4) : null;
        if (hasYear && year is not { Glued: true, Digits: 4 })
        {
            return false;
        }
        var dayFirst = DateSaid.Of(year?.Number, second, first);
        var monthFirst = DateSaid.Of(year?.Number, first, second);
        return (dayFirst is null || monthFirst is null || dayFirst == monthFirst)
            && PutDate(dayFirst ?? monthFirst, place + (hasYear ? 5 : 3));
    }

    /// <summary>27.11. · 27.11.2026 · 16.30; 10.11 may be a date or a time and is refused.</summary>
    private bool TakeDotted()
    {
        if (
            TokenAt(place)?.Number is not { } first
            || !IsGlued(place + 1, '.')
            || TokenAt(place + 2) is not { Glued: true, Number: { } second } then
        )
        {
            return false;
        }
        var hasDot = IsGlued(place + 3, '.');
        var year = hasDot && TokenAt(place + 4) is { Glued: true, Digits: 4 } it ? it : null;
        var date = DateSaid.Of(year?.Number, second, first);
        if (hasDot && date is not null)
        {
            return PutDate(date, place + (year is null ? 4 : 5));
        }
        var couldBeTime = then.Digits == 2 && TimeSaid.Of(first, second, Half.Unsaid) is not null;
        if (couldBeTime && Time is null && (date is null || HalfAt(place + 3) is not null))
        {
            var unsaid = tokens[place].LeadingZero ? Half.Written : Half.Unsaid;
            return PutTime(first, second, unsaid, place + 3);
        }
        return !couldBeTime && PutDate(date, place + 3);
    }

    /// <summary>27 November · 27th of Nov 2026 · 27. Nov.</summary>
    private bool TakeDayFirst()
    {
        if (TokenAt(place)?.Number is not { } day)
        {
            return false;
        }
        var at = AfterOrdinal(IsGlued(place + 1, '.') ? place + 2 : place + 1);
        return MeaningAt(at, Means.Month) is { } month
            && PutDate(month.Value, day, at + month.Count);
    }

    /// <summary>Nov 27 · November 27th, 2026.</summary>
    private bool TakeMonthFirst(Meaning month)
    {
        var at = place + month.Count;
        at = IsGlued(at, '.') ? at + 1 : at;
        return TokenAt(at)?.Number is { } day
            && !IsGlued(at + 1, ':')
            && HalfAt(at + 1) is null
            && PutDate(month.Value, day, AfterOrdinal(at + 1));
    }

    private int AfterOrdinal(int at)
    {
        while (MeaningAt(at, Means.Ordinal) is { } ordinal)
        {
            at += ordinal.Count;
        }
        return at;
    }

    private bool PutDate(int month, int day, int after)
    {
        after = IsGlued(after, '.') && after + 1 < tokens.Count ? after + 1 : after;
        var comma = TokenAt(after)?.IsMark(',') == true ? 1 : 0;
        return
            TokenAt(after + comma) is { Digits: 4, Number: >= 1970 and var year }
            && !IsGlued(after + comma + 1, '-')
            ? PutDate(DateSaid.Of(year, month, day), after + comma + 1)
            : PutDate(DateSaid.Of(null, month, day), after);
    }

    private bool PutDate(DateSaid? date, int after)
    {
        if (Date is not null || date is null)
        {
            return false;
        }
        Date = date;
        return Taken(after);
    }
}
