using Kept.App.Shell;
using NodaTime;

namespace Kept.Browser.Tests.Gallery;

/// <summary>The people and the moment of the gallery: Mira Hoffmann at Harbour &amp; Pine, Wednesday 25 November 2026, 10:26 in Berlin.</summary>
public static class MadeUp
{
    public static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static Viewing Now { get; } = new(At(25, 10, 26), Berlin);

    public static FrameView Frame { get; } =
        new("Harbour & Pine", new("Mira Hoffmann", OnDuty: true, At(25, 17, 0)), Now);

    public static Instant At(int day, int hour, int minute) =>
        new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(Berlin).ToInstant();
}
