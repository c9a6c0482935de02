namespace Kept.Bench.Auditor;

/// <summary>Holds a database, and what was acknowledged to those who wrote it, to the rules.</summary>
public static class Audit
{
    /// <param name="asOf">The moment to judge by; the database's clock unless given.</param>
    public static IReadOnlyList<Finding> Of(
        Seen seen,
        IReadOnlyList<Acknowledged> log,
        long? asOf = null
    ) =>
        [
            .. seen.Damage.Select(said => new Finding("damage", said)),
            .. WhatWasAcknowledged.Findings(seen, log),
            .. Histories.Findings(seen),
            .. Verdicts.Findings(seen, asOf ?? seen.Now),
            .. Steps.Findings(seen),
            .. WhatIsDue.Findings(seen),
            .. SealedOrder.Findings(seen),
            .. Seals.Findings(seen),
        ];
}
