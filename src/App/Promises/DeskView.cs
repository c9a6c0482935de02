using Kept.App.Shell;
using NodaTime;

namespace Kept.App.Promises;

/// <param name="EverPromised">False until the first promise of this person; an empty desk then offers the first step.</param>
public sealed record DeskView(
    Viewing Moment,
    IReadOnlyList<LineView> Late,
    IReadOnlyList<LineView> WithinTheHour,
    IReadOnlyList<LineView> Today,
    IReadOnlyList<LineView> Later,
    IReadOnlyList<NoticeView> Notices,
    bool EverPromised
)
{
    public bool IsEmpty => Late.Count + WithinTheHour.Count + Today.Count + Later.Count == 0;
}

/// <summary>One promise on one line.</summary>
/// <param name="Number">P-1042, shown small.</param>
/// <param name="Words">The words that were said.</param>
/// <param name="SaidDue">How the due moment was put when it was promised, "by four", if it was put in words.</param>
/// <param name="Key">Makes sending the same form twice harmless.</param>
public sealed record LineView(
    string Id,
    string Number,
    string Words,
    string ToWhom,
    Instant Due,
    string Key,
    Instant? From = null,
    string? SaidDue = null,
    string? About = null
);

/// <summary>Something Kept tells its reader until they acknowledge it.</summary>
public sealed record NoticeView(string Id, string Words, Instant At, string? Href = null);
