using NodaTime;
using NodaTime.TimeZones;

namespace Kept.Domain.Calendars;

/// <summary>The one instant that a local time stands for: of a repeated time the earlier, of a skipped one the end of the gap.</summary>
internal static class WallClock
{
    private static readonly ZoneLocalMappingResolver EarlierOrEndOfGap =
        Resolvers.CreateMappingResolver(
            Resolvers.ReturnEarlier,
            Resolvers.ReturnStartOfIntervalAfter
        );

    public static Instant At(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, EarlierOrEndOfGap).ToInstant();

    public static Instant StartOf(LocalDate date, DateTimeZone zone) => At(date.AtMidnight(), zone);

    /// <summary>False for the few dates a zone left out, such as 2011-12-30 in Samoa.</summary>
    public static bool Has(LocalDate date, DateTimeZone zone) =>
        StartOf(date, zone) < StartOf(date.PlusDays(1), zone);
}
