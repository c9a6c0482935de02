namespace Kept.Domain;

/// <summary>How a refusal is answered at the edge.</summary>
public enum RefusalKind
{
    /// <summary>What was sent cannot be right: HTTP 422.</summary>
    Invalid,

    /// <summary>It was right once, but the state has moved on: HTTP 409.</summary>
    Conflict,

    /// <summary>What was named does not exist: HTTP 404.</summary>
    NotFound,

    /// <summary>This actor may not do this: HTTP 403.</summary>
    Forbidden,
}

/// <summary>
/// A rule said no. Thrown by the model, caught once at the edge, never swallowed in between.
/// </summary>
/// <param name="code">Stable, snake_case, for programs.</param>
/// <param name="sentence">For a person: what is wrong and what would help.</param>
/// <param name="kind">How the edge answers.</param>
public abstract class Refusal(string code, string sentence, RefusalKind kind = RefusalKind.Invalid)
    : Exception(sentence)
{
    /// <summary>Stable, snake_case, part of the API.</summary>
    public string Code { get; } = code;

    /// <summary>How the edge answers.</summary>
    public RefusalKind Kind { get; } = kind;
}
