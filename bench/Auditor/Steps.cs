namespace Kept.Bench.Auditor;

/// <summary>Each follow-through step happened once at most, and not before its moment.</summary>
public static class Steps
{
    public static IEnumerable<Finding> Findings(Seen seen)
    {
        foreach (
            var history in seen
                .Facts.Where(fact => fact.SubjectKind == "promise")
                .GroupBy(fact => fact.SubjectId)
        )
        {
            var made = history.FirstOrDefault(fact => fact.Kind == "promise.made");
            if (made is null)
            {
                continue;
            }
            var terms = Terms.Of(made);
            foreach (
                var said in Once(history, "promise.reminded", terms.Remind)
                    .Concat(Once(history, "promise.doer_checked", terms.CheckDoer))
                    .Concat(Climbing(history, terms.Due))
            )
            {
                yield return new("step", $"promise {history.Key} {said}");
            }
        }
        foreach (
            var twice in seen
                .Outbox.GroupBy(message => (message.PromiseId, message.Step, message.Generation))
                .Where(group => group.Count() > 1)
        )
        {
            yield return new(
                "outbox",
                $"promise {twice.Key.PromiseId} has {twice.Count()} messages for {twice.Key.Step} {twice.Key.Generation}"
            );
        }
    }

    private static IEnumerable<string> Once(
        IEnumerable<SeenFact> history,
        string kind,
        long notBefore
    )
    {
        var found = history.Where(fact => fact.Kind == kind).ToList();
        if (found.Count > 1)
        {
            yield return $"has {found.Count} times {kind}";
        }
        if (found.Any(fact => fact.RecordedAt < notBefore))
        {
            yield return $"has {kind} before its moment";
        }
    }

    private static IEnumerable<string> Climbing(IEnumerable<SeenFact> history, long due)
    {
        var escalations = history
            .Where(fact => fact.Kind == "promise.escalated")
            .OrderBy(fact => fact.Version)
            .ToList();
        for (var index = 0; index < escalations.Count; index++)
        {
            if (Terms.Count(escalations[index]) != index + 1)
            {
                yield return $"was escalated {Terms.Count(escalations[index])} where {index + 1} comes next";
            }
            if (escalations[index].RecordedAt <= due)
            {
                yield return "was escalated before it was late";
            }
        }
    }
}
