using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>An interval of work that comes back every week.</summary>
/// <param name="Day">The weekday on which the interval starts.</param>
/// <param name="From">The first working moment of the wall clock.</param>
/// <param name="To">The first moment no longer working; before <paramref name="From"/> when the interval runs past midnight.</param>
public sealed record WeeklyHours(IsoDayOfWeek Day, TimeOfDay From, TimeOfDay To);

/// <summary>An interval of work on one date, which replaces what the week has starting on that date.</summary>
/// <param name="Date">The local date on which the interval starts.</param>
/// <param name="From">The first working moment of the wall clock.</param>
/// <param name="To">The first moment no longer working; before <paramref name="From"/> when the interval runs past midnight.</param>
/// <remarks>
/// A date may have several. What began the evening before and runs past midnight stays.
/// </remarks>
public sealed record SpecialHours(LocalDate Date, TimeOfDay From, TimeOfDay To);

/// <summary>A local date without work, whatever the week says and whatever began the evening before.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Holiday">What people call the day, when it has a name.</param>
public sealed record ClosedDate(LocalDate Date, string? Holiday = null);
