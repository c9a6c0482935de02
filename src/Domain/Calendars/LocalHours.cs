using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>Which wall-clock times of each local date are working, before any zone comes in.</summary>
internal sealed class LocalHours(
    IEnumerable<WeeklyHours> week,
    IEnumerable<ClosedDate> closed,
    IEnumerable<SpecialHours> special
)
{
    private const long Day = NodaConstants.NanosecondsPerDay;

    private readonly ILookup<IsoDayOfWeek, ClockSpan> week = week.ToLookup(
        hours => hours.Day,
        hours => Unrolled(hours.From, hours.To)
    );

    private readonly Dictionary<LocalDate, string?> closed = closed
        .GroupBy(date => date.Date)
        .ToDictionary(same => same.Key, NameOf);

    private readonly ILookup<LocalDate, ClockSpan> special = special.ToLookup(
        hours => hours.Date,
        hours => Unrolled(hours.From, hours.To)
    );

    /// <summary>Dates that are closed or have special hours, in no order.</summary>
    public IEnumerable<LocalDate> DatesOfTheirOwn =>
        closed.Keys.Concat(special.Select(hours => hours.Key));

    public bool IsClosed(LocalDate date, out string? holiday) =>
        closed.TryGetValue(date, out holiday);

    public bool HasSpecialHours(LocalDate date) => special.Contains(date);

    public bool HasWeeklyHours(IsoDayOfWeek day) => week.Contains(day);

    /// <summary>Intervals that start on the date, counted from its midnight; they may run past 24 h.</summary>
    public IEnumerable<ClockSpan> StartingOn(LocalDate date)
    {
        if (closed.ContainsKey(date))
        {
            return [];
        }

        return special.Contains(date) ? special[date] : week[date.DayOfWeek];
    }

    /// <summary>The working stretches within the date, counted from its midnight, joined and in order.</summary>
    public ClockSpan[] OpenOn(LocalDate date) =>
        closed.ContainsKey(date)
            ? []
            : WithinOneDay(StartingOn(date), StartingOn(date.PlusDays(-1)));

    /// <summary>The same for a weekday around which nothing is closed or special.</summary>
    public ClockSpan[] OpenOn(IsoDayOfWeek day) =>
        WithinOneDay(week[day], week[day == IsoDayOfWeek.Monday ? IsoDayOfWeek.Sunday : day - 1]);

    /// <summary>The dates, in order, whose working stretches are not those of their weekday.</summary>
    public IEnumerable<LocalDate> IrregularDates() =>
        DatesOfTheirOwn
            .SelectMany(date => new[] { date, date.PlusDays(1) })
            .Distinct()
            .Where(date => !OpenOn(date).AsSpan().SequenceEqual(OpenOn(date.DayOfWeek)))
            .Order();

    private static ClockSpan[] WithinOneDay(
        IEnumerable<ClockSpan> own,
        IEnumerable<ClockSpan> ofTheDayBefore
    ) =>
        ClockSpan.Join(
            own.Select(span => span with { To = Math.Min(span.To, Day) })
                .Concat(
                    ofTheDayBefore
                        .Where(span => span.To > Day)
                        .Select(span => new ClockSpan(0, span.To - Day))
                )
        );

    private static ClockSpan Unrolled(TimeOfDay from, TimeOfDay to) =>
        new(from.Nanoseconds, to.Nanoseconds + (to.Nanoseconds < from.Nanoseconds ? Day : 0));

    private static string? NameOf(IEnumerable<ClosedDate> sameDate)
    {
        var names = sameDate
            .Select(date => date.Holiday)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
