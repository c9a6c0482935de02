using NodaTime;

namespace Kept.App.Import;

/// <summary>What a state means in Kept.</summary>
public enum IncidentActKind
{
    Open,
    HandOver,
    Note,
    Resolve,
    Close,
    Reopen,
}

/// <summary>One act to replay at its moment, with the group and assignee as they are known then.</summary>
/// <param name="Line">The line that tells of it.</param>
/// <param name="Group">The last group known; null where none ever was.</param>
/// <param name="Assignee">The assignee; null for whoever leads the area.</param>
/// <param name="Text">What is noted.</param>
public sealed record IncidentAct(
    IncidentActKind Kind,
    Instant At,
    IncidentLine Line,
    string? Group,
    string? Assignee,
    string? Text = null
);
