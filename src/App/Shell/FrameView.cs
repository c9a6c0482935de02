using NodaTime;

namespace Kept.App.Shell;

public sealed record FrameView(string Organisation, WhoView Who, Viewing Moment);

/// <param name="DutyUntil">When the shift ends, if it is known.</param>
public sealed record WhoView(string Name, bool OnDuty, Instant? DutyUntil = null)
{
    public string Initials =>
        string.Concat(
            Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Take(2)
                .Select(word => word[..1].ToUpperInvariant())
        );
}
