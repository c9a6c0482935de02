namespace Kept.App.Ledger;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Code">What sort, for programs.</param>
/// <param name="Sentence">What, for a person.</param>
/// <param name="Subject">The promise, case, fact … it is about.</param>
public sealed record Finding(string Code, string Sentence, Guid? Subject = null);

/// <summary>What was checked, and what was found.</summary>
public sealed class VerifyReport
{
    /// <summary>The most findings that are listed; the rest are counted.</summary>
    public const int MostListed = 1000;

    private readonly List<Finding> findings = [];

    public long Facts { get; internal set; }
    public long FactsWaiting { get; internal set; }
    public long Seals { get; internal set; }
    public long HeadsChecked { get; internal set; }
    public long Subjects { get; internal set; }
    public long Rows { get; internal set; }
    public long TextsPresent { get; internal set; }
    public long TextsAbsent { get; internal set; }
    public long DueEvents { get; internal set; }
    public long VerdictsChecked { get; internal set; }

    /// <summary>The newest seal, to write down and hold the ledger to later; null for an empty ledger.</summary>
    public Head? Head { get; internal set; }

    public IReadOnlyList<Finding> Findings => findings;

    public long FindingsNotListed { get; private set; }

    public bool IsSound => findings.Count == 0;

    internal void Found(string code, string sentence, Guid? subject = null)
    {
        if (findings.Count < MostListed)
        {
            findings.Add(new Finding(code, sentence, subject));
        }
        else
        {
            FindingsNotListed++;
        }
    }
}
