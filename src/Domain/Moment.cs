using NodaTime;

namespace Kept.Domain;

/// <summary>Instants as both databases keep them: to the microsecond.</summary>
public static class Moment
{
    /// <summary>The same instant without what is smaller than a microsecond.</summary>
    public static Instant Rounded(Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    /// <summary>Whole microseconds since 1970-01-01T00:00Z.</summary>
    public static long Microseconds(Instant instant) => instant.ToUnixTimeTicks() / 10;

    /// <summary>The instant so many microseconds after 1970-01-01T00:00Z.</summary>
    public static Instant OfMicroseconds(long microseconds) =>
        Instant.FromUnixTimeTicks(microseconds * 10);
}
