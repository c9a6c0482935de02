using Kept.App.Shell;

namespace Kept.App.Promises;

/// <param name="Key">Makes sending the same form twice harmless.</param>
/// <param name="Found">Customers whose name looks like the one typed.</param>
/// <param name="Folded">Whether the rarely needed fields are put away; false when one of them was refused.</param>
public sealed record MakePromiseFormView(
    string Key,
    PromiseTyped Typed,
    IReadOnlyList<Choice> Colleagues,
    IReadOnlyList<Choice> Owners,
    IReadOnlyList<Choice> Found,
    Faults Faults,
    DuePreviewView? Due = null,
    bool Folded = true
);

/// <summary>The fields of the form as they were typed, by their names on the wire.</summary>
public sealed record PromiseTyped
{
    /// <summary>customer, colleague or house.</summary>
    public string To { get; init; } = "customer";

    /// <summary>The id of a customer we know, when one of those found was chosen.</summary>
    public string? Customer { get; init; }
    public string? CustomerName { get; init; }

    /// <summary>Phone or e-mail of a customer we do not know yet.</summary>
    public string? Reach { get; init; }
    public string? Colleague { get; init; }
    public string? Words { get; init; }
    public string? By { get; init; }
    public string? From { get; init; }
    public string? Channel { get; init; }
    public string? Kind { get; init; }
    public string? Owner { get; init; }
    public string? Case { get; init; }
}
