using Kept.App.Data;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>The due events a promise stands for: its verdict and, apart from it, its next step.</summary>
public sealed record PlannedEvents(
    Guid Subject,
    Guid? Lane,
    Instant? Verdict,
    (Step Step, Instant At, int Generation)? Next
)
{
    public const string SubjectKind = "promise";
    public const string VerdictStep = "verdict";

    public IEnumerable<DueEventRow> Rows()
    {
        if (Verdict is { } verdict)
        {
            yield return Row(VerdictStep, 0, verdict);
        }
        if (Next is { } next)
        {
            yield return Row(next.Step.ToString(), next.Generation, next.At);
        }
    }

    private DueEventRow Row(string step, int generation, Instant at) =>
        new()
        {
            SubjectKind = SubjectKind,
            SubjectId = Subject,
            Step = step,
            Generation = generation,
            DueAt = at,
            RunAt = at,
            Lane = Lane,
        };
}

/// <summary>Keeps the due events in step with their subjects, in the same transaction.</summary>
public static class DueEvents
{
    public static void Replace(WriteScope scope, PlannedEvents? before, PlannedEvents after)
    {
        var old = before?.Rows().ToDictionary(Key) ?? [];
        var now = after.Rows().ToDictionary(Key);
        foreach (var gone in old.Where(row => !now.ContainsKey(row.Key)))
        {
            Remove(scope, gone.Value);
        }
        foreach (var added in now.Where(row => !old.ContainsKey(row.Key)))
        {
            scope.Db.Add(added.Value);
        }
    }

    private static void Remove(WriteScope scope, DueEventRow row)
    {
        var tracked = scope
            .Db.Set<DueEventRow>()
            .Local.FindEntryUntyped([row.SubjectKind, row.SubjectId, row.Step, row.Generation]);
        scope.Db.Remove(tracked?.Entity ?? row);
    }

    private static (string, Guid, string, int) Key(DueEventRow row) =>
        (row.SubjectKind, row.SubjectId, row.Step, row.Generation);
}
