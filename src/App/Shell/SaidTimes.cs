using System.Globalization;
using NodaTime;

namespace Kept.App.Shell;

/// <summary>Times as people say them, for somebody who looks at <c>now</c> from their own zone.</summary>
public static class SaidTimes
{
    /// <summary>"today 16:00", "tomorrow 9:30", "Fri 27 Nov 16:00"; the year only when it is another one.</summary>
    public static string Day(Instant at, Instant now, DateTimeZone viewer)
    {
        var local = at.InZone(viewer).LocalDateTime;
        var today = now.InZone(viewer).Date;
        var time = Clock(local);
        return Period.Between(today, local.Date, PeriodUnits.Days).Days switch
        {
            0 => Wording.Fill(ShellWords.TodayAt, time),
            1 => Wording.Fill(ShellWords.TomorrowAt, time),
            -1 => Wording.Fill(ShellWords.YesterdayAt, time),
            _ => Write(
                local,
                local.Year == today.Year ? ShellWords.DayPattern : ShellWords.DayPatternWithYear
            ),
        };
    }

    /// <summary>As <see cref="Day"/>, without the day when it is today: "16:00".</summary>
    public static string Short(Instant at, Instant now, DateTimeZone viewer)
    {
        var local = at.InZone(viewer).LocalDateTime;
        return local.Date == now.InZone(viewer).Date ? Clock(local) : Day(at, now, viewer);
    }

    /// <summary>"at 16:00" on the day the sentence is about, else the day with its time.</summary>
    public static string At(Instant at, Instant day, Instant now, DateTimeZone viewer)
    {
        var local = at.InZone(viewer).LocalDateTime;
        return local.Date == day.InZone(viewer).Date
            ? Wording.Fill(ShellWords.AtClock, Clock(local))
            : Day(at, now, viewer);
    }

    /// <summary>"Friday 27 November 2026, 16:00:00 Europe/Berlin (UTC+01)".</summary>
    public static string Exact(Instant at, DateTimeZone viewer)
    {
        var zoned = at.InZone(viewer);
        return Wording.Fill(
            ShellWords.ExactTime,
            Write(zoned.LocalDateTime, ShellWords.ExactPattern),
            viewer.Id,
            zoned.Offset
        );
    }

    /// <summary>"in 12 min", "26 min late". What is left is never overstated: 12 min 59 s are 12 min.</summary>
    public static string Countdown(Instant at, Instant now) =>
        at >= now
            ? Wording.Fill(ShellWords.InTime, Length(at - now))
            : Wording.Fill(ShellWords.TimeLate, Length(now - at));

    /// <summary>"12 minutes left", "26 minutes late": the countdown as it stands in a sentence.</summary>
    public static string Left(Instant at, Instant now) =>
        at >= now
            ? Wording.Fill(ShellWords.TimeLeft, LongLength(at - now))
            : Wording.Fill(ShellWords.TimeLate, LongLength(now - at));

    public static string Length(Duration length)
    {
        var minutes = (long)Math.Floor(length.TotalMinutes);
        return minutes switch
        {
            < 1 => ShellWords.UnderAMinute,
            < 60 => Wording.Fill(ShellWords.Minutes, minutes),
            < 48 * 60 when minutes % 60 == 0 => Wording.Fill(ShellWords.Hours, minutes / 60),
            < 24 * 60 => Wording.Fill(ShellWords.HoursAndMinutes, minutes / 60, minutes % 60),
            < 48 * 60 => Wording.Fill(ShellWords.Hours, minutes / 60),
            _ => Wording.Count(ShellWords.Days, minutes / (24 * 60)),
        };
    }

    public static string LongLength(Duration length)
    {
        var minutes = (long)Math.Floor(length.TotalMinutes);
        return minutes is >= 1 and < 60
            ? Wording.Count(ShellWords.LongMinutes, minutes)
            : Length(length);
    }

    public static string Clock(LocalDateTime local) => Write(local, ShellWords.TimePattern);

    private static string Write(LocalDateTime local, string pattern) =>
        local.ToString(pattern, CultureInfo.CurrentCulture);
}
