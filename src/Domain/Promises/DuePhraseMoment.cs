using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>Turns what a phrase says into the moment it means.</summary>
/// <param name="now">Now.</param>
/// <param name="zone">The recipient's zone.</param>
/// <param name="calendar">The house's hours.</param>
internal sealed class DuePhraseMoment(Instant now, DateTimeZone zone, Calendar calendar)
{
    private static readonly LocalTime WhereNobodyWorks = new(17, 0);

    private readonly LocalDateTime local = now.InZone(zone).LocalDateTime;

    private LocalDate Today => local.Date;

    /// <summary>The moment; null for what says none, says two, or can be read in two ways.</summary>
    /// <exception cref="DueInThePast">It is not after now.</exception>
    /// <exception cref="DueTooFar">It counts more than ten years ahead.</exception>
    public DuePhrase? Of(DuePhraseReading said)
    {
        var phrase = said switch
        {
            { Amount: { } amount } => Counted(amount, said),
            { Close: true, Time: null, Part: null } when !HasDay(said) => new DuePhrase(
                EndOfThisWorkingDay()
            ),
            { Close: true, Time: not null } or { Close: true, Part: not null } => null,
            _ => Named(said) is { } due ? new DuePhrase(due) : null,
        };
        return phrase is null || phrase.Due > now ? phrase : throw new DueInThePast();
    }

    private static bool HasDay(DuePhraseReading said) =>
        said is not { Day: null, Weekday: null, Week: null, Date: null, NextWorkingDay: false };

    private DuePhrase? Counted(AmountSaid amount, DuePhraseReading said)
    {
        if (HasDay(said) || said.Close || said.Part is not null)
        {
            return null;
        }
        var length = Duration.FromMilliseconds(amount.HundredthsOfMinutes * 600);
        if (length > PromiseTerms.Farthest || amount.Days > PromiseTerms.Farthest.Days)
        {
            throw new DueTooFar();
        }
        if (amount.Days > 0)
        {
            var due = amount.Working
                ? calendar.DueInDays(now, amount.Days)
                : WallClock.At(local.PlusDays(amount.Days), zone);
            return said.Time is null ? new DuePhrase(due)
                : At(due.InZone(zone).Date, said.Time, null) is { } timed ? new DuePhrase(timed)
                : null;
        }
        return said.Time is not null ? null
            : amount.Working ? new DuePhrase(calendar.Due(now, length), Working: length)
            : new DuePhrase(now + length, Clock: length);
    }

    private Instant? Named(DuePhraseReading said)
    {
        if (!HasDay(said))
        {
            return said.Time is { } alone && said.Part is null ? At(Today, alone, null) : null;
        }
        return DateOf(said) is not { } date ? null
            : said.Time is { } time ? EveningToo(said, date, time)
            : said.Part is { } part ? WallClock.At(date.At(new LocalTime(part, 0)), zone)
            : ClosingOn(date);
    }

    /// <summary>"Today at 8", said at two in the afternoon, can only mean the evening.</summary>
    private Instant? EveningToo(DuePhraseReading said, LocalDate date, TimeSaid time)
    {
        var due = At(date, time, said.Part);
        return
            said is { Day: 0, Part: null }
            && due <= now
            && time is { Half: Half.Unsaid, Hour: < 12 }
            ? At(date, time with { Half = Half.Pm }, null)
            : due;
    }

    private Instant? At(LocalDate date, TimeSaid time, int? part) =>
        HourOf(time, part) switch
        {
            null => null,
            24 => WallClock.StartOf(date.PlusDays(1), zone),
            { } hour => WallClock.At(date.At(new LocalTime(hour, time.Minute)), zone),
        };

    private static int? HourOf(TimeSaid time, int? part) =>
        (time.Half, part, time.Hour) switch
        {
            (Half.Written, _, _) => time.Hour,
            (Half.Am, _, _) => time.Hour % 12,
            (Half.Pm, _, _) or (_, 17, _) => (time.Hour % 12) + 12,
            (_, 21, 12) => time.Minute == 0 ? 24 : null,
            (_, 21, < 5) => null,
            (_, 21, _) => time.Hour + 12,
            (_, null, <= 6) => time.Hour + 12,
            _ => time.Hour,
        };

    private LocalDate? DateOf(DuePhraseReading said)
    {
        LocalDate?[] dates =
        [
            said.Day is { } days ? Today.PlusDays(days) : null,
            said.Date?.Near(Today),
            said.NextWorkingDay ? calendar.DueInDays(now, 1).InZone(calendar.Zone).Date : null,
        ];
        var named = dates.Where(date => date is not null).ToList();
        if (named.Count == 0 && said.Date is null)
        {
            return OfWeek(said);
        }
        return
            named is [{ } only]
            && said.Week is null
            && said.Weekday is not { Which: not Means.Weekday }
            && (said.Weekday is not { } day || (int)only.DayOfWeek == day.Number)
            ? only
            : null;
    }

    private LocalDate? OfWeek(DuePhraseReading said)
    {
        var monday = Today.PlusDays(1 - (int)Today.DayOfWeek);
        if (said.Week is { } weeks)
        {
            return said.Weekday is { Which: not Means.Weekday }
                ? null
                : monday.PlusDays((7 * weeks) + (said.Weekday?.Number ?? 5) - 1);
        }
        var (number, which) = said.Weekday!.Value;
        var until = (number - (int)Today.DayOfWeek + 7) % 7;
        var coming = Today.PlusDays(until == 0 && which != Means.This ? 7 : until);
        return which == Means.Next && coming != monday.PlusDays(6 + number) ? null : coming;
    }

    /// <summary>The last working moment of a date, within that date where the recipient is; 17:00 there when nobody works on it.</summary>
    private Instant ClosingOn(LocalDate date) =>
        LastWorkingMoment(date) is { } closing
            ? Instant.Min(closing, WallClock.StartOf(date.PlusDays(1), zone))
            : WallClock.At(date.At(WhereNobodyWorks), zone);

    private Instant? LastWorkingMoment(LocalDate date)
    {
        var end = WallClock.StartOf(date.PlusDays(1), calendar.Zone);
        var last = calendar.OpenSpansUntil(end, 1);
        return last.Count > 0 && last[0].To > WallClock.StartOf(date, calendar.Zone)
            ? last[0].To
            : null;
    }

    /// <summary>Today's closing while somebody works or still will today, else that of the next working day.</summary>
    private Instant EndOfThisWorkingDay()
    {
        var open = calendar.IsOpen(now) ? now : calendar.NextOpening(now);
        return LastWorkingMoment(open.InZone(calendar.Zone).Date) ?? open;
    }
}
