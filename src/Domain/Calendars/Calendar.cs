using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>One version of the hours in which a part of the house works.</summary>
/// <remarks>
/// <para>
/// An instant is working when its local time in the zone lies in an interval of its local date. An interval that runs past
/// midnight gives its later part to the next date, where it is gone when that date is closed and stays when that date has
/// special hours. So a skipped hour contributes nothing and a repeated hour inside an interval counts twice.
/// </para>
/// <para>
/// Immutable and safe to share between threads; a change of hours is another calendar. The first question compiles it (a
/// few milliseconds, some 40 kB with ten years of holidays); from then on a question costs well under a microsecond, a minute or years away.
/// Durations are physical. Instants from 1970 to the end of 2099 are answered, others refused with <see cref="MomentOutOfReach"/>.
/// </para>
/// </remarks>
public sealed class Calendar
{
    private readonly LocalHours hours;
    private readonly Lazy<Timeline> timeline;

    /// <summary>Checks and keeps the terms.</summary>
    /// <param name="zone">The IANA id of the zone, such as <c>Europe/Berlin</c>.</param>
    /// <param name="week">What comes back every week; overlapping and touching intervals are one.</param>
    /// <param name="closed">Dates without work.</param>
    /// <param name="special">Intervals of dates that have their own; they replace the week's on those dates.</param>
    /// <exception cref="UnknownZone">The zone is not in the IANA database.</exception>
    /// <exception cref="WeekdayMissing">A weekly interval has no weekday.</exception>
    /// <exception cref="IntervalIsEmpty">An interval ends when it starts.</exception>
    /// <exception cref="IntervalStartsAfterItsDay">An interval starts at 24:00.</exception>
    /// <exception cref="DateClosedAndOpen">A date is closed and has special hours.</exception>
    public Calendar(
        string zone,
        IEnumerable<WeeklyHours> week,
        IEnumerable<ClosedDate>? closed = null,
        IEnumerable<SpecialHours>? special = null
    )
    {
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new UnknownZone(zone);
        Week = [.. week];
        Closed = [.. closed ?? []];
        Special = [.. special ?? []];
        RefuseWhatMakesNoSense();
        hours = new LocalHours(Week, Closed, Special);
        timeline = new Lazy<Timeline>(() => new Timeline(Zone, hours));
    }

    /// <summary>The zone whose wall clock the hours are read on.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>What comes back every week, as given.</summary>
    public IReadOnlyList<WeeklyHours> Week { get; }

    /// <summary>Dates without work, as given.</summary>
    public IReadOnlyList<ClosedDate> Closed { get; }

    /// <summary>Intervals of dates that have their own, as given.</summary>
    public IReadOnlyList<SpecialHours> Special { get; }

    /// <summary>
    /// The earliest instant at which <paramref name="working"/> has been worked since <paramref name="start"/>. It may be a
    /// closing time; nothing to work gives the start itself.
    /// </summary>
    /// <exception cref="NegativeDuration">The working time is less than nothing.</exception>
    /// <exception cref="NoWorkingTime">On the way there is no working instant for ten years.</exception>
    public Instant Due(Instant start, Duration working) => Timeline.Due(start, working);

    /// <summary>
    /// The latest instant from which <paramref name="working"/> is worked until <paramref name="due"/>. It may be an opening
    /// time; nothing to work gives the end itself.
    /// </summary>
    /// <exception cref="NegativeDuration">The working time is less than nothing.</exception>
    /// <exception cref="NoWorkingTime">On the way back there is no working instant for ten years.</exception>
    public Instant StartFor(Instant due, Duration working) => Timeline.StartFor(due, working);

    /// <summary>How long is worked in <c>[from, to)</c>, in physical time.</summary>
    /// <exception cref="EndBeforeStart">The period ends before it starts.</exception>
    public Duration Elapsed(Instant from, Instant to) => Timeline.Elapsed(from, to);

    /// <summary>
    /// The same local time on the n-th later date on which an interval starts, n earlier when negative. Outside that date's
    /// hours it moves to the next opening on that date, else to its last closing. A skipped local time is the end of the gap,
    /// a repeated one the earlier. None is the start's own date by the same rule; when that has no hours at all, the start
    /// moves to the next opening.
    /// </summary>
    /// <exception cref="NoWorkingTime">For ten years no interval starts on any date.</exception>
    public Instant DueInDays(Instant start, int workingDays) =>
        WorkingDays.Count(this, hours, start, workingDays);

    /// <summary>Whether an instant is working.</summary>
    public bool IsOpen(Instant instant) => Timeline.IsOpen(Reach.Nanoseconds(instant));

    /// <summary>The first opening after an instant; one at the instant itself is not after it.</summary>
    /// <exception cref="NoWorkingTime">There is none within ten years.</exception>
    public Instant NextOpening(Instant after) => Timeline.NextOpening(after);

    /// <summary>The first closing after an instant; one at the instant itself is not after it.</summary>
    /// <exception cref="NoWorkingTime">The calendar does not open within ten years.</exception>
    /// <exception cref="NoClosing">It opens, but does not close within ten years.</exception>
    public Instant NextClosing(Instant after) => Timeline.NextClosing(after);

    /// <summary>The last opening before an instant; one at the instant itself is not before it.</summary>
    /// <exception cref="NoWorkingTime">There is none within ten years.</exception>
    public Instant PreviousOpening(Instant before) => Timeline.PreviousOpening(before);

    /// <summary>The last closing before an instant; one at the instant itself is not before it.</summary>
    /// <exception cref="NoWorkingTime">There was no work within ten years.</exception>
    /// <exception cref="NoClosing">There was, but no closing within ten years.</exception>
    public Instant PreviousClosing(Instant before) => Timeline.PreviousClosing(before);

    /// <summary>Unbroken working stretches in order, the first cut to start no earlier than an instant.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="count">How many at most; fewer when the calendar has no more.</param>
    public IReadOnlyList<OpenSpan> OpenSpansFrom(Instant from, int count) =>
        [.. Timeline.StretchesFrom(from).Take(count)];

    /// <summary>Unbroken working stretches, latest first, the first cut to end no later than an instant.</summary>
    /// <param name="to">Where to begin.</param>
    /// <param name="count">How many at most; fewer when the calendar has no more.</param>
    public IReadOnlyList<OpenSpan> OpenSpansUntil(Instant to, int count) =>
        [.. Timeline.StretchesUntil(to).Take(count)];

    /// <summary>Why <see cref="Due"/> answers as it does: what is worked and what is passed over, and for which reason.</summary>
    /// <exception cref="NegativeDuration">The working time is less than nothing.</exception>
    /// <exception cref="NoWorkingTime">On the way there is no working instant for ten years.</exception>
    public Trace TraceDue(Instant start, Duration working) =>
        Tracing.Trace(this, hours, start, working);

    private Timeline Timeline => timeline.Value;

    private void RefuseWhatMakesNoSense()
    {
        foreach (var weekly in Week)
        {
            if (weekly.Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                throw new WeekdayMissing();
            }

            RefuseInterval(weekly.Day.ToString(), weekly.From, weekly.To);
        }

        var closedDates = Closed.Select(closed => closed.Date).ToHashSet();
        foreach (var dated in Special)
        {
            if (closedDates.Contains(dated.Date))
            {
                throw new DateClosedAndOpen(dated.Date);
            }

            RefuseInterval(
                NodaTime.Text.LocalDatePattern.Iso.Format(dated.Date),
                dated.From,
                dated.To
            );
        }
    }

    private static void RefuseInterval(string on, TimeOfDay from, TimeOfDay to)
    {
        if (from == to)
        {
            throw new IntervalIsEmpty(on, from, to);
        }

        if (from == TimeOfDay.EndOfDay)
        {
            throw new IntervalStartsAfterItsDay(on);
        }
    }
}
