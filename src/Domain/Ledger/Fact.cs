using NodaTime;

namespace Kept.Domain.Ledger;

/// <summary>Something that happened to a subject, in the past tense, never taken back.</summary>
/// <remarks>Free text is never inside a fact: it is a <see cref="TextRef"/>, so that erasing a person's words leaves the fact standing.</remarks>
public abstract record Fact
{
    /// <summary>The instant of the act itself; the ledger also notes when it was recorded.</summary>
    public Instant At { get; init; }
}

/// <summary>The fact's name in the ledger, for ever: <c>promise.made</c>.</summary>
/// <param name="name">Subject and past-tense verb, lower case.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FactNameAttribute(string name) : Attribute
{
    /// <summary>Subject and past-tense verb, lower case.</summary>
    public string Name { get; } = name;
}

/// <summary>Where a fact comes from.</summary>
public enum Provenance
{
    /// <summary>It happened here.</summary>
    Lived,

    /// <summary>It was taken over from another system and stays out of public figures.</summary>
    Imported,
}
