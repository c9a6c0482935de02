namespace Kept.Bench.Auditor;

/// <summary>The clock's list is what the promises stand for: one verdict for each open one, and its next step.</summary>
public static class WhatIsDue
{
    public static IEnumerable<Finding> Findings(Seen seen)
    {
        var waiting = seen.Events.ToLookup(due => due.SubjectId);
        var known = seen.Promises.Select(promise => promise.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var due in seen.Events)
        {
            if (!known.Contains(due.SubjectId))
            {
                yield return new(
                    "due events",
                    $"{due.Step} waits for {due.SubjectId}, which is no promise"
                );
            }
            if (due.Stuck)
            {
                yield return new("due events", $"{due.Step} of promise {due.SubjectId} is stuck");
            }
        }
        foreach (var promise in seen.Promises)
        {
            var found = waiting[promise.Id]
                .Select(due => (due.Step, due.Generation, due.DueAt))
                .Order()
                .ToList();
            if (!found.SequenceEqual(Expected(promise).Order()))
            {
                yield return new(
                    "due events",
                    $"promise {promise.Id} ({promise.Verdict}) has waiting: {string.Join(", ", found)}"
                );
            }
        }
    }

    private static IEnumerable<(string, long, long)> Expected(SeenPromise promise)
    {
        if (promise.Verdict == "Open")
        {
            yield return ("verdict", 0, promise.Due);
        }
        if (promise is { NextStep: { } step, NextStepAt: { } at })
        {
            yield return (step, promise.Generation, at);
        }
    }
}
