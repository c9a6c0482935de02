namespace Kept.App.Import;

/// <summary>What is decided where the file leaves it open or contradicts itself, in the words of the report.</summary>
public static class IncidentRules
{
    public const string BeforeOpening =
        "A state dated before its incident was opened is taken at the opening.";
    public const string OpenedUnknown =
        "An incident that does not say when it was opened is opened with its first state.";
    public const string ResolvedAtDecides =
        "Where resolved_at and the last Resolved line differ, resolved_at decides.";
    public const string ResolvedAtUnknown =
        "Where resolved_at is unknown, the last Resolved line decides.";
    public const string ResolvedAtOutside =
        "A resolved_at before the promise or after the closing is not believed; the last Resolved line decides.";
    public const string ResolvedAgain =
        "Resolved on several lines without a reopening: the last line counts, as it does for the source.";
    public const string ClosedUnresolved =
        "Closed without having been resolved: the closing resolves it.";
    public const string ClosedAgain =
        "Closed on several lines without a reopening: the last line counts, as it does for the source.";
    public const string ReopenedUncounted =
        "Worked on after a resolution and resolved again, though reopen_count does not say so: reopened.";
    public const string OutOfPlace =
        "a working state after the resolution that is neither counted as a reopening nor resolved again";
    public const string NoAssignee = "Opened without an assignee: whoever leads the area owns it.";
    public const string AssigneeLost =
        "The assignee becomes unknown: whoever leads the area owns it.";
    public const string NoGroup = "Opened without a group: the top of the house answers.";
    public const string GroupLost = "The group becomes unknown: the last known area keeps it.";
    public const string PriorityChanged =
        "The priority changes: it is noted, and the due once told does not move.";
    public const string PriorityUnknown =
        "A priority that the targets do not name gets the target of every other priority.";
    public const string CallerUnknown = "An unknown caller becomes the customer “Unknown caller”.";
    public const string UnclearTime =
        "A local time that the clocks skipped is the end of the gap; one they showed twice is the earlier.";
    public const string InTheFuture = "dated after the import was begun";
    public const string HereAlready = "its incident is here already, from an earlier import";
}

/// <summary>What the rules touched, which lines led to an act, and which were left.</summary>
public sealed class IncidentTally
{
    private readonly SortedDictionary<string, int> touched = new(StringComparer.Ordinal);
    private readonly HashSet<int> taken = [];

    public IReadOnlyDictionary<string, int> Touched => touched;

    public int Taken => taken.Count;

    public List<LeftLine> Left { get; } = [];

    public void Touch(string rule, int times = 1)
    {
        if (times > 0)
        {
            touched[rule] = touched.GetValueOrDefault(rule) + times;
        }
    }

    public void Leave(IncidentLine line, string reason) =>
        Left.Add(new LeftLine(line.Line, line.Incident, reason));

    public void Take(IncidentLine line) => taken.Add(line.Line);
}
