using Kept.Domain.Ledger;

namespace Kept.Domain.People;

/// <summary>The house was set up.</summary>
/// <param name="Name">What customers know it as.</param>
/// <param name="Zone">Its IANA zone.</param>
[FactName("organisation.set_up")]
public sealed record OrganisationSetUp(string Name, string Zone) : Fact;

/// <summary>The house is set up already.</summary>
public sealed class AlreadySetUp()
    : Refusal("already_set_up", "Kept is set up already. Sign in instead.", RefusalKind.Conflict);

/// <summary>The house is not set up yet.</summary>
public sealed class NotSetUp()
    : Refusal(
        "not_set_up",
        "Kept is not set up yet. Open the set-up link it printed when it started, or run: kept setup",
        RefusalKind.Conflict
    );
