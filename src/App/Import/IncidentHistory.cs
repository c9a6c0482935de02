using NodaTime;

namespace Kept.App.Import;

/// <summary>Turns the states of one incident into acts. The states are taken in time order; of one moment, in the order of the file.</summary>
internal sealed class IncidentHistory
{
    private readonly List<IncidentLine> lines;
    private readonly IncidentTally tally;
    private readonly Instant opened;
    private readonly int lastResolved;
    private readonly List<IncidentAct> acts = [];

    /// <summary>The Resolved and Closed lines since work last stopped.</summary>
    private readonly List<IncidentLine> settled = [];

    private Instant promisedAt;
    private IncidentLine current;
    private string? group;

    /// <param name="lines">All lines of one incident, at least one.</param>
    public IncidentHistory(IReadOnlyList<IncidentLine> lines, IncidentTally tally)
    {
        this.tally = tally;
        var firstUpdate = lines.Min(line => line.UpdatedAt);
        opened = lines.FirstOrDefault(line => line.OpenedAt is not null)?.OpenedAt ?? firstUpdate;
        tally.Touch(IncidentRules.OpenedUnknown, lines.All(line => line.OpenedAt is null) ? 1 : 0);
        tally.Touch(IncidentRules.BeforeOpening, lines.Count(line => line.UpdatedAt < opened));
        this.lines = [.. lines.OrderBy(MomentOf).ThenBy(line => line.Line)];
        lastResolved = this.lines.FindLastIndex(line => line.State == "Resolved");
        current = this.lines[0];
        promisedAt = opened;
    }

    public IReadOnlyList<IncidentAct> Acts()
    {
        Open(current);
        foreach (var (index, line) in lines.Index().Skip(1))
        {
            Take(line, isResolvedLater: index < lastResolved);
        }
        Settle(isLast: true);
        return acts;
    }

    private Instant MomentOf(IncidentLine line) => Instant.Max(line.UpdatedAt, opened);

    private void Open(IncidentLine line)
    {
        group = line.Group;
        tally.Touch(IncidentRules.NoGroup, line.Group is null ? 1 : 0);
        tally.Touch(IncidentRules.NoAssignee, line.Assignee is null ? 1 : 0);
        tally.Touch(IncidentRules.CallerUnknown, line.Caller is null ? 1 : 0);
        Add(IncidentActKind.Open, opened, line);
        NoteState(line, before: null);
        if (line.IsResolved)
        {
            settled.Add(line);
        }
    }

    private void Take(IncidentLine line, bool isResolvedLater)
    {
        var counted = line.Reopened > current.Reopened;
        var workedOn = !line.IsResolved;
        var reopens = settled.Count > 0 && (counted || (workedOn && isResolvedLater));
        if (settled.Count > 0 && workedOn && !reopens)
        {
            tally.Leave(line, IncidentRules.OutOfPlace);
            return;
        }
        if (reopens)
        {
            tally.Touch(IncidentRules.ReopenedUncounted, counted ? 0 : 1);
            Settle(isLast: false);
            promisedAt = MomentOf(line);
        }
        tally.Touch(
            IncidentRules.GroupLost,
            current.Group is not null && line.Group is null ? 1 : 0
        );
        tally.Touch(
            IncidentRules.AssigneeLost,
            current.Assignee is not null && line.Assignee is null ? 1 : 0
        );
        var moved = (line.Group ?? group) != group || line.Assignee != current.Assignee;
        group = line.Group ?? group;
        if (reopens || moved)
        {
            Add(reopens ? IncidentActKind.Reopen : IncidentActKind.HandOver, MomentOf(line), line);
        }
        NoteState(line, current);
        if (line.IsResolved)
        {
            settled.Add(line);
        }
        current = line;
    }

    private void NoteState(IncidentLine line, IncidentLine? before)
    {
        if (line.IsWaiting && line.State != before?.State)
        {
            Add(IncidentActKind.Note, MomentOf(line), line, line.State);
        }
        if (before is not null && line.Priority != before.Priority)
        {
            tally.Touch(IncidentRules.PriorityChanged);
            Add(
                IncidentActKind.Note,
                MomentOf(line),
                line,
                $"Priority was {before.Priority}, is {line.Priority}"
            );
        }
    }

    /// <summary>Work has stopped: the promise is kept, and the case closed where the source closed it.</summary>
    /// <param name="isLast">Whether it was for good: only then does resolved_at speak of it.</param>
    private void Settle(bool isLast)
    {
        if (settled.Count == 0)
        {
            return;
        }
        var resolutions = settled.Where(line => line.State == "Resolved").ToList();
        var closings = settled.Where(line => line.State == "Closed").ToList();
        tally.Touch(IncidentRules.ResolvedAgain, resolutions.Count > 1 ? 1 : 0);
        tally.Touch(IncidentRules.ClosedAgain, closings.Count > 1 ? 1 : 0);
        tally.Touch(IncidentRules.ClosedUnresolved, resolutions.Count == 0 ? 1 : 0);
        var told = resolutions.Count > 0 ? resolutions[^1] : closings[0];
        var at = isLast ? ResolvedMoment(told, closings) : MomentOf(told);
        Add(IncidentActKind.Resolve, at, told);
        if (closings.Count > 0)
        {
            Add(IncidentActKind.Close, Instant.Max(MomentOf(closings[^1]), at), closings[^1]);
        }
        settled.Clear();
    }

    private Instant ResolvedMoment(IncidentLine told, List<IncidentLine> closings)
    {
        if (told.ResolvedAt is not { } at)
        {
            tally.Touch(IncidentRules.ResolvedAtUnknown);
            return MomentOf(told);
        }
        if (at < promisedAt || (closings.Count > 0 && at > MomentOf(closings[^1])))
        {
            tally.Touch(IncidentRules.ResolvedAtOutside);
            return MomentOf(told);
        }
        tally.Touch(IncidentRules.ResolvedAtDecides, at == MomentOf(told) ? 0 : 1);
        return at;
    }

    private void Add(IncidentActKind kind, Instant at, IncidentLine line, string? text = null)
    {
        tally.Take(line);
        acts.Add(new IncidentAct(kind, at, line, group, line.Assignee, text));
    }
}
