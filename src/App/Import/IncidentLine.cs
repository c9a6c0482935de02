using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Import;

/// <summary>One line of the file: one state of one incident, from a moment on. What the source does not know is null.</summary>
public sealed record IncidentLine
{
    public required int Line { get; init; }
    public required string Incident { get; init; }
    public required string State { get; init; }
    public required Instant UpdatedAt { get; init; }
    public Instant? OpenedAt { get; init; }

    /// <summary>When the incident was resolved for the last time; the source writes it on all lines of the incident.</summary>
    public Instant? ResolvedAt { get; init; }

    public int Reopened { get; init; }
    public required string Priority { get; init; }
    public string? Group { get; init; }
    public string? Assignee { get; init; }
    public string? Caller { get; init; }
    public Channel Channel { get; init; }
    public required string Words { get; init; }
    public required string Resolution { get; init; }

    /// <summary>The source's own verdict, as far as it had one by this line.</summary>
    public bool? MadeSla { get; init; }

    public bool IsResolved => State is "Resolved" or "Closed";

    public bool IsWaiting => State.StartsWith("Awaiting", StringComparison.Ordinal);
}

/// <summary>A line that was not taken, and why.</summary>
public sealed record LeftLine(int Line, string? Incident, string Reason);
