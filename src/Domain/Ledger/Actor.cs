namespace Kept.Domain.Ledger;

/// <summary>What sort of actor did something.</summary>
public enum ActorKind
{
    /// <summary>A member of staff.</summary>
    Person,

    /// <summary>A customer, by their own click, mail or call.</summary>
    Customer,

    /// <summary>The clock: a due moment passed.</summary>
    Clock,

    /// <summary>Another program, by an access token that belongs to nobody.</summary>
    Token,

    /// <summary>Whoever runs the server, at its own keyboard.</summary>
    Operator,

    /// <summary>A replay of another system's history.</summary>
    Import,
}

/// <summary>Who did it.</summary>
/// <param name="Kind">The sort of actor.</param>
/// <param name="Id">The person, customer or token; null for the clock, the operator and an import.</param>
/// <param name="IsSupervisor">Whether they may correct verdicts, decide disputes and change the organisation.</param>
public sealed record Actor(ActorKind Kind, Guid? Id = null, bool IsSupervisor = false)
{
    /// <summary>The clock.</summary>
    public static Actor Clock { get; } = new(ActorKind.Clock);

    /// <summary>Whoever runs the server, at its own keyboard.</summary>
    public static Actor Operator { get; } = new(ActorKind.Operator, null, IsSupervisor: true);

    /// <summary>A replay of another system's history.</summary>
    public static Actor Import { get; } = new(ActorKind.Import, null, IsSupervisor: true);

    /// <summary>Refuses everybody but supervisors.</summary>
    /// <exception cref="SupervisorNeeded">The actor is not one.</exception>
    public void MustBeSupervisor()
    {
        if (!IsSupervisor)
        {
            throw new SupervisorNeeded();
        }
    }
}

/// <summary>Only a supervisor may do this.</summary>
public sealed class SupervisorNeeded()
    : Refusal(
        "supervisor_needed",
        "Only a supervisor may do this. Ask yours.",
        RefusalKind.Forbidden
    );
