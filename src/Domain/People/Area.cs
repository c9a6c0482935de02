using Kept.Domain.Ledger;

namespace Kept.Domain.People;

/// <summary>Something that happened to an area.</summary>
public abstract record AreaFact : Fact;

/// <summary>It was opened.</summary>
/// <param name="Key">Its short lower-case name in addresses and imports.</param>
/// <param name="Name">Its name.</param>
/// <param name="Calendar">The key of the calendar it works by.</param>
/// <param name="Parent">The area above it; null for the top of the house.</param>
[FactName("area.opened")]
public sealed record AreaOpened(string Key, string Name, string Calendar, Guid? Parent) : AreaFact;

/// <summary>Somebody leads it now.</summary>
/// <param name="Lead">Who.</param>
[FactName("area.led")]
public sealed record AreaLed(Guid Lead) : AreaFact;

/// <summary>A branch, a department, a shop: where promises are answered for.</summary>
public sealed record Area
{
    /// <summary>The area's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts there are of it.</summary>
    public required int Version { get; init; }

    /// <summary>Its short lower-case name.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The key of its calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>The area above it.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Who leads it.</summary>
    public Guid? Lead { get; init; }

    /// <summary>The area that a first fact begins.</summary>
    public static Area From(Guid id, AreaOpened opened) =>
        new()
        {
            Id = id,
            Version = 1,
            Key = Keys.MustBeKey(opened.Key),
            Name = opened.Name,
            Calendar = opened.Calendar,
            Parent = opened.Parent,
        };

    /// <summary>The area after one more fact.</summary>
    public Area After(AreaFact fact) =>
        (fact is AreaLed led ? this with { Lead = led.Lead } : this) with
        {
            Version = Version + 1,
        };
}

/// <summary>There is no such area.</summary>
public sealed class AreaUnknown()
    : Refusal("area_unknown", "There is no such area.", RefusalKind.NotFound);

/// <summary>The key is in use.</summary>
public sealed class AreaKeyTaken()
    : Refusal("area_key_taken", "There is an area of that key already.", RefusalKind.Conflict);
