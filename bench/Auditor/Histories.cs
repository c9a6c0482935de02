namespace Kept.Bench.Auditor;

/// <summary>Each subject's facts are numbered 1, 2, 3 …, and a promise's row has seen them all.</summary>
public static class Histories
{
    public static IEnumerable<Finding> Findings(Seen seen)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var history in seen.Facts.GroupBy(fact => (fact.SubjectKind, fact.SubjectId)))
        {
            var expected = 1L;
            foreach (var fact in history.OrderBy(fact => fact.Version))
            {
                if (fact.Version != expected)
                {
                    yield return new(
                        "versions",
                        $"{fact.SubjectKind} {fact.SubjectId} has version {fact.Version} where {expected} belongs"
                    );
                }
                expected = fact.Version + 1;
            }
            last[history.Key.SubjectId] = expected - 1;
        }
        foreach (var promise in seen.Promises)
        {
            if (last.GetValueOrDefault(promise.Id) != promise.Version)
            {
                yield return new(
                    "versions",
                    $"promise {promise.Id} stands at version {promise.Version}, its facts at {last.GetValueOrDefault(promise.Id)}"
                );
            }
        }
        var known = seen.Promises.Select(promise => promise.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in seen.Facts.Where(fact => fact.Kind == "promise.made"))
        {
            if (!known.Contains(fact.SubjectId))
            {
                yield return new("versions", $"promise {fact.SubjectId} was made and has no row");
            }
        }
    }
}
