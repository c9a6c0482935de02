using Kept.Domain.Calendars;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>Everything the ledger says of one subject, from its first fact on, and what lies beside it.</summary>
/// <param name="Id">The subject.</param>
/// <param name="Lane">The import that still replays it: the one thing about it that no fact says.</param>
/// <param name="Provenance">Where its first fact comes from.</param>
/// <param name="Facts">Its facts in order; never empty.</param>
/// <param name="Words">Finds words by where they are kept; null where they are gone.</param>
/// <param name="Hours">Finds a calendar version.</param>
public sealed record SubjectHistory(
    Guid Id,
    Guid? Lane,
    Provenance Provenance,
    IReadOnlyList<Fact> Facts,
    Func<Guid, string?> Words,
    Func<Guid, Calendar> Hours
)
{
    /// <summary>The fact that began it.</summary>
    public T First<T>()
        where T : Fact => (T)Facts[0];

    /// <summary>What came after.</summary>
    public IEnumerable<T> Later<T>()
        where T : Fact => Facts.Skip(1).Cast<T>();

    /// <summary>The words as rows show them: empty where they were destroyed.</summary>
    public string Said(TextRef words) => Words(words.Id) ?? "";

    public string? MaybeSaid(TextRef? words) => words is null ? null : Said(words);
}
