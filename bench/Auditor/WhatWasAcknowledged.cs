using System.Text.Json;

namespace Kept.Bench.Auditor;

/// <summary>Every acknowledged input exists, once.</summary>
public static class WhatWasAcknowledged
{
    private static readonly string[] DoneKinds =
    [
        "promise.kept",
        "promise.made_good",
        "promise.corrected",
    ];

    public static IEnumerable<Finding> Findings(Seen seen, IReadOnlyList<Acknowledged> log)
    {
        var answers = seen.Answers.ToLookup(answer => answer.Key);
        var byWords = seen.Promises.ToLookup(promise => promise.Words);
        var facts = seen.Facts.ToLookup(fact => fact.SubjectId);
        foreach (var said in log)
        {
            if (answers[said.Key].ToList() is not [var answer] || IdIn(answer.Body) != said.Promise)
            {
                yield return new("acknowledged", $"the answer to {said.Key} is not there once");
            }
            if (said.Act == "make")
            {
                if (byWords[said.Words].ToList() is not [var only] || only.Id != said.Promise)
                {
                    yield return new(
                        "acknowledged",
                        $"\"{said.Words}\" was promised once and is there {byWords[said.Words].Count()} times"
                    );
                }
                if (facts[said.Promise].Count(fact => fact.Kind == "promise.made") != 1)
                {
                    yield return new(
                        "acknowledged",
                        $"promise {said.Promise} was not made exactly once"
                    );
                }
            }
            else
            {
                var done = facts[said.Promise]
                    .Where(fact => DoneKinds.Contains(fact.Kind))
                    .ToList();
                if (done.Count != 1 || (done[0].Kind == "promise.kept") != (said.State == "kept"))
                {
                    yield return new(
                        "acknowledged",
                        $"promise {said.Promise} was acknowledged as {said.State} and has {done.Count} facts of being done"
                    );
                }
            }
        }
    }

    private static string? IdIn(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("id").GetString();
    }
}
