using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Calendars;

/// <summary>The zone is not one of the IANA time zone database.</summary>
public sealed class UnknownZone(string zone)
    : Refusal(
        "unknown_zone",
        $"“{zone}” is not a time zone we know; write it like “Europe/Berlin”."
    );

/// <summary>A time of day could not be read.</summary>
public sealed class TimeOfDayUnreadable(string text)
    : Refusal(
        "time_of_day_unreadable",
        $"“{text}” is not a time of day; write it like “09:00”, up to “24:00”."
    );

/// <summary>An interval ends when it starts.</summary>
public sealed class IntervalIsEmpty(string on, TimeOfDay from, TimeOfDay to)
    : Refusal(
        "interval_is_empty",
        $"The hours {from}–{to} on {on} end when they start; a whole day is 00:00–24:00."
    );

/// <summary>An interval starts at 24:00, when its date is over.</summary>
public sealed class IntervalStartsAfterItsDay(string on)
    : Refusal(
        "interval_starts_after_its_day",
        $"Hours on {on} cannot start at 24:00; write 00:00 on the day after."
    );

/// <summary>An interval names no day of the week.</summary>
public sealed class WeekdayMissing()
    : Refusal("weekday_missing", "Weekly hours need a weekday from Monday to Sunday.");

/// <summary>A date is closed and has hours.</summary>
public sealed class DateClosedAndOpen(LocalDate date)
    : Refusal(
        "date_closed_and_open",
        $"{LocalDatePattern.Iso.Format(date)} is closed and has special hours; it can only be one of them."
    );

/// <summary>There is no working instant within ten years of a moment.</summary>
public sealed class NoWorkingTime(Instant near)
    : Refusal(
        "calendar_without_opening",
        $"This calendar has no opening within ten years of {InstantPattern.General.Format(near)}."
    );

/// <summary>A calendar that is open does not close within ten years of a moment.</summary>
public sealed class NoClosing(Instant near)
    : Refusal(
        "calendar_without_closing",
        $"This calendar does not close within ten years of {InstantPattern.General.Format(near)}."
    );

/// <summary>The end of a period lies before its start.</summary>
public sealed class EndBeforeStart(Instant start, Instant end)
    : Refusal(
        "end_before_start",
        $"The end {InstantPattern.General.Format(end)} is before the start {InstantPattern.General.Format(start)}."
    );

/// <summary>Working time cannot be less than nothing.</summary>
public sealed class NegativeDuration()
    : Refusal("negative_duration", "Working time cannot be less than nothing.");

/// <summary>A moment lies outside the years that calendars cover.</summary>
public sealed class MomentOutOfReach()
    : Refusal("moment_out_of_reach", "Calendars reach from the year 1970 to the end of 2099.");
