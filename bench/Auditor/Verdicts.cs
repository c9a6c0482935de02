namespace Kept.Bench.Auditor;

/// <summary>Every promise whose due moment has passed has one verdict, the right one, and not before its time.</summary>
public static class Verdicts
{
    private static readonly string[] Kinds =
    [
        "promise.kept",
        "promise.broken",
        "promise.replaced",
        "promise.released",
    ];

    public static IEnumerable<Finding> Findings(Seen seen, long asOf)
    {
        var facts = seen.Facts.ToLookup(fact => fact.SubjectId);
        foreach (var promise in seen.Promises)
        {
            var history = facts[promise.Id].OrderBy(fact => fact.Version).ToList();
            if (history is not [{ Kind: "promise.made" } made, ..])
            {
                continue;
            }
            var due = Terms.Of(made).Due;
            if (promise.Due != due)
            {
                yield return new("due moved", $"promise {promise.Id} was told another due moment");
            }
            foreach (var said in OfOne(promise, history, due, asOf))
            {
                yield return new("verdict", $"promise {promise.Id} {said}");
            }
        }
    }

    private static IEnumerable<string> OfOne(
        SeenPromise promise,
        List<SeenFact> history,
        long due,
        long asOf
    )
    {
        var verdicts = history.Where(fact => Kinds.Contains(fact.Kind)).ToList();
        if (verdicts.Any(fact => fact.Kind == "promise.broken"))
        {
            // letting a broken promise go ends the waiting, and is no second verdict
            verdicts.RemoveAll(fact => fact.Kind == "promise.released");
        }
        if (verdicts.Count > 1)
        {
            yield return $"has {verdicts.Count} verdicts";
        }
        if (verdicts.Count == 0 && due < asOf)
        {
            yield return "is past its due moment and has no verdict";
        }
        var state = verdicts is [var first, ..] ? first.Kind["promise.".Length..] : "open";
        if (!promise.Verdict.Equals(state, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"stands as {promise.Verdict}, its facts say {state}";
        }
        foreach (var fact in verdicts)
        {
            var early = fact.Kind == "promise.broken" && Terms.IsEarly(fact);
            if (
                fact.Kind == "promise.broken"
                && !early
                && (fact.RecordedAt <= due || fact.At != due)
            )
            {
                yield return "was called broken before its due moment, or not at it";
            }
            if ((fact.Kind != "promise.broken" || early) && fact.At > due)
            {
                yield return $"has {fact.Kind} after its due moment";
            }
            if (fact.At < history[0].At)
            {
                yield return $"has {fact.Kind} before it was made";
            }
        }
    }
}
