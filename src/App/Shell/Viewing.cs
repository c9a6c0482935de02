using NodaTime;

namespace Kept.App.Shell;

/// <summary>When, and in which zone, somebody looks at a page.</summary>
public sealed record Viewing(Instant Now, DateTimeZone Zone)
{
    public LocalDate Today => Now.InZone(Zone).Date;
}
