using NodaTime;

namespace Kept.App.Import;

/// <summary>How far a running import has come.</summary>
/// <param name="Done">Acts done.</param>
/// <param name="Total">Acts there are.</param>
/// <param name="At">The moment that was replayed last.</param>
public sealed record ImportProgress(int Done, int Total, Instant At);

/// <summary>How a run of an import ended.</summary>
public enum ImportState
{
    /// <summary>Everything is taken.</summary>
    Finished,

    /// <summary>It was stopped; the same command goes on from there.</summary>
    Stopped,

    /// <summary>An earlier run had taken everything already; nothing was done.</summary>
    FinishedBefore,
}

/// <summary>The lines of the file; taken, without news and left add up to read.</summary>
/// <param name="Read">Lines after the first that are not empty.</param>
/// <param name="Taken">Lines that led to an act.</param>
/// <param name="WithoutNews">Lines that say nothing new of what Kept keeps.</param>
/// <param name="Left">Lines that were not taken.</param>
public sealed record ImportedLines(int Read, int Taken, int WithoutNews, int Left);

/// <summary>What became of the promises, beside what the source says of itself.</summary>
/// <param name="Promises">Promises made.</param>
/// <param name="Kept">Of these, kept in time.</param>
/// <param name="Broken">Of these, broken.</param>
/// <param name="Open">Of these, still open.</param>
/// <param name="MadeGood">Of the broken ones, done after all.</param>
/// <param name="Judged">Incidents whose last line has a verdict of the source.</param>
/// <param name="SourceKept">Of these, kept by the source's verdict.</param>
/// <param name="WeKept">Of these, kept by ours: every promise of the incident.</param>
/// <param name="Agree">Of these, both verdicts the same.</param>
public sealed record ImportOutcome(
    int Promises,
    int Kept,
    int Broken,
    int Open,
    int MadeGood,
    int Judged,
    int SourceKept,
    int WeKept,
    int Agree
);

/// <summary>What an import took, what it left and why.</summary>
/// <param name="Done">Acts done so far, of <paramref name="Total"/>.</param>
/// <param name="Taken">What was done, by kind.</param>
/// <param name="Rules">How often each rule decided where the file leaves something open; of the whole file.</param>
/// <param name="Left">The first lines that were not taken, at most <see cref="MostLeft"/>.</param>
/// <param name="Outcome">Null until everything is taken.</param>
public sealed record ImportReport(
    ImportState State,
    int Done,
    int Total,
    ImportedLines Lines,
    IReadOnlyDictionary<string, int> Taken,
    IReadOnlyDictionary<string, int> Rules,
    IReadOnlyList<LeftLine> Left,
    ImportOutcome? Outcome
)
{
    public const int MostLeft = 200;

    public static ImportReport Of(
        ImportState state,
        int done,
        IncidentPlan plan,
        SortedDictionary<string, int> taken,
        ImportOutcome? outcome
    )
    {
        var left = plan.Tally.Left;
        var read = plan.LinesRead;
        return new ImportReport(
            state,
            done,
            plan.Acts.Count,
            new ImportedLines(
                read,
                plan.Tally.Taken,
                read - plan.Tally.Taken - left.Count,
                left.Count
            ),
            taken,
            plan.Tally.Touched,
            [.. left.OrderBy(line => line.Line).Take(MostLeft)],
            outcome
        );
    }
}
