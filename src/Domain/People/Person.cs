using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.Domain.People;

/// <summary>What a member of staff may do.</summary>
public enum Role
{
    /// <summary>Makes and keeps promises.</summary>
    FrontLine,

    /// <summary>Also corrects verdicts and decides disputes.</summary>
    Supervisor,

    /// <summary>Also changes people, areas, calendars and tokens.</summary>
    Administrator,
}

/// <summary>Something that happened to a member of staff.</summary>
public abstract record PersonFact : Fact;

/// <summary>They joined.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Where to reach them, if anywhere.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Area">Where they work.</param>
[FactName("person.joined")]
public sealed record PersonJoined(TextRef Name, TextRef? Email, Role Role, Guid Area) : PersonFact;

/// <summary>They left. Refused while they own anything that is owed.</summary>
[FactName("person.left")]
public sealed record PersonLeft : PersonFact;

/// <summary>They are off duty outside their usual hours.</summary>
/// <param name="Until">When they will be back; null for not known.</param>
[FactName("person.went_off_duty")]
public sealed record PersonWentOffDuty(Instant? Until) : PersonFact;

/// <summary>They are back.</summary>
[FactName("person.came_on_duty")]
public sealed record PersonCameOnDuty : PersonFact;

/// <summary>Somebody stands in for them while they are off duty.</summary>
/// <param name="Deputy">Who; null for nobody.</param>
[FactName("person.deputy_named")]
public sealed record PersonDeputyNamed(Guid? Deputy) : PersonFact;

/// <summary>A member of staff.</summary>
public sealed record Person
{
    /// <summary>The person's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts there are of them.</summary>
    public required int Version { get; init; }

    /// <summary>Their name.</summary>
    public required TextRef Name { get; init; }

    /// <summary>Where to reach them.</summary>
    public TextRef? Email { get; init; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Where they work.</summary>
    public required Guid Area { get; init; }

    /// <summary>Whether they work here.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether they signed off duty.</summary>
    public bool OffDuty { get; init; }

    /// <summary>When they will be back on duty, where that is known.</summary>
    public Instant? OffDutyUntil { get; init; }

    /// <summary>Who stands in for them.</summary>
    public Guid? Deputy { get; init; }

    /// <summary>The person that a first fact begins.</summary>
    public static Person From(Guid id, PersonJoined joined) =>
        new()
        {
            Id = id,
            Version = 1,
            Name = joined.Name,
            Email = joined.Email,
            Role = joined.Role,
            Area = joined.Area,
        };

    /// <summary>The person after one more fact.</summary>
    public Person After(PersonFact fact) =>
        fact switch
        {
            PersonLeft => this with { Active = false },
            PersonWentOffDuty off => this with { OffDuty = true, OffDutyUntil = off.Until },
            PersonCameOnDuty => this with { OffDuty = false, OffDutyUntil = null },
            PersonDeputyNamed named => this with { Deputy = named.Deputy },
            _ => this,
        } with
        {
            Version = Version + 1,
        };

    /// <summary>Whether they have signed off at a moment; somebody who said until when is back by then.</summary>
    public bool IsAwayAt(Instant now) => OffDuty && !(OffDutyUntil <= now);
}

/// <summary>There is no such person.</summary>
public sealed class PersonUnknown()
    : Refusal("person_unknown", "There is no such colleague.", RefusalKind.NotFound);

/// <summary>They own what is still owed.</summary>
public sealed class StillOwes()
    : Refusal(
        "still_owes",
        "This colleague still owns open promises or cases. Hand them over first.",
        RefusalKind.Conflict
    );

/// <summary>A deputy who leads back to the person.</summary>
public sealed class DeputyLoops()
    : Refusal(
        "deputy_loops",
        "These deputies would stand in for each other in a circle. Choose somebody else."
    );
