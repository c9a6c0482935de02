using NodaTime;

namespace Kept.App.Import;

/// <summary>Everything the file tells, as acts in time order: by moment, then incident, then as it happened to the incident. The same file makes the same plan.</summary>
public sealed class IncidentPlan
{
    private IncidentPlan() { }

    public IReadOnlyList<IncidentAct> Acts { get; private init; } = [];

    /// <summary>The lines the acts come from, in the order of the file.</summary>
    public IReadOnlyList<IncidentLine> Lines { get; private init; } = [];

    /// <summary>How many lines the file has, whatever became of them.</summary>
    public int LinesRead { get; private init; }

    public required IncidentTally Tally { get; init; }

    /// <param name="file">The file.</param>
    /// <param name="targets">The targets; here only to say which priorities they do not name.</param>
    /// <param name="begun">When the import was begun: nothing later can have happened yet.</param>
    /// <param name="here">Incidents that an earlier import has taken.</param>
    public static IncidentPlan Of(
        IncidentFile file,
        IncidentTargets targets,
        Instant begun,
        IReadOnlySet<string> here
    )
    {
        var tally = new IncidentTally();
        tally.Left.AddRange(file.Left);
        tally.Touch(IncidentRules.UnclearTime, file.UnclearTimes);
        var lines = file
            .Lines.Where(line => IsTaken(line, begun, here, tally))
            .Select(line => line.ResolvedAt > begun ? line with { ResolvedAt = null } : line)
            .ToList();
        var acts = lines
            .GroupBy(line => line.Incident, StringComparer.Ordinal)
            .OrderBy(incident => incident.Key, StringComparer.Ordinal)
            .SelectMany(incident => new IncidentHistory([.. incident], tally).Acts())
            .OrderBy(act => act.At)
            .ThenBy(act => act.Line.Incident, StringComparer.Ordinal)
            .ToList();
        tally.Touch(
            IncidentRules.PriorityUnknown,
            acts.Count(act =>
                act.Kind is IncidentActKind.Open or IncidentActKind.Reopen
                && !targets.Knows(act.Line.Priority)
            )
        );
        return new IncidentPlan
        {
            Acts = acts,
            Lines = lines,
            LinesRead = file.Lines.Count + file.Left.Count,
            Tally = tally,
        };
    }

    private static bool IsTaken(
        IncidentLine line,
        Instant begun,
        IReadOnlySet<string> here,
        IncidentTally tally
    )
    {
        if (line.UpdatedAt > begun || line.OpenedAt > begun)
        {
            tally.Leave(line, IncidentRules.InTheFuture);
            return false;
        }
        if (here.Contains(line.Incident))
        {
            tally.Leave(line, IncidentRules.HereAlready);
            return false;
        }
        return true;
    }
}
