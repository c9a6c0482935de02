using Kept.App.Shell;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <param name="Acts">What this viewer may do now.</param>
public sealed record PromiseView(
    Viewing Moment,
    string Id,
    string Number,
    string Words,
    PromiseTo To,
    string ToName,
    Instant Due,
    string Owner,
    string Key,
    PromiseActs Acts,
    IReadOnlyList<PlanStepView> Plan,
    IReadOnlyList<string> Why,
    IReadOnlyList<FactView> Facts
)
{
    /// <summary>Phone or e-mail of the customer.</summary>
    public string? ToReach { get; init; }
    public string? ToHref { get; init; }
    public string? Doer { get; init; }
    public string? Case { get; init; }
    public string? CaseHref { get; init; }
    public Instant? From { get; init; }

    /// <summary>Set when the customer's clock shows another time than the viewer's.</summary>
    public DateTimeZone? CustomersZone { get; init; }
    public VerdictView? Verdict { get; init; }

    /// <summary>The act whose form stands open: asked for in the address, or refused just now.</summary>
    public string? OpenAct { get; init; }
    public ActTyped Typed { get; init; } = new();
    public Faults Faults { get; init; } = Faults.None;
    public IReadOnlyList<Choice> Colleagues { get; init; } = [];
}

public enum PromiseTo
{
    Customer,
    Colleague,
    House,
}

[Flags]
public enum PromiseActs
{
    None = 0,
    Keep = 1,
    Renegotiate = 2,
    HandOver = 4,
    Release = 8,
    MakeGood = 16,
    Dispute = 32,
    Correct = 64,
}

/// <param name="At">When it was kept, or the due moment at which it broke.</param>
/// <param name="MadeGoodAt">When a broken promise was made good after all.</param>
/// <param name="ReplacedBy">The id of the promise in its place.</param>
/// <param name="First">What was decided first, when this verdict corrected it.</param>
public sealed record VerdictView(
    Verdict Kind,
    Instant At,
    Instant? MadeGoodAt = null,
    string? ReplacedBy = null,
    Verdict? First = null
);

/// <summary>One step of the plan, done or still to come.</summary>
public sealed record PlanStepView(string Words, Instant At, bool Done, bool IsDue = false);

/// <param name="Who">A person, or Kept itself.</param>
/// <param name="Seal">The first letters of the mark that seals this fact to the ones before it.</param>
public sealed record FactView(
    string Words,
    string Who,
    Instant At,
    string? Seal = null,
    string? Said = null
);

/// <summary>What was typed into the form of an act that was refused.</summary>
public sealed record ActTyped(
    string? How = null,
    string? Words = null,
    string? By = null,
    string? Agreed = null,
    string? To = null
);
