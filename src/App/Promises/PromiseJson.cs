using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>A promise on the wire.</summary>
/// <param name="Number">The short number people use: P-1042.</param>
/// <param name="State">open, kept, broken, replaced or released: the first outcome.</param>
/// <param name="Outcome">The outcome figures use: the corrected one where there is one.</param>
/// <param name="Owed">Whether somebody still waits for it.</param>
/// <param name="Version">What If-Match takes.</param>
public sealed record PromiseJson(
    Guid Id,
    string Number,
    RecipientJson To,
    Guid? Case,
    Guid Area,
    string? Words,
    string Kind,
    Channel Channel,
    Instant? From,
    Instant Due,
    Instant? Target,
    string Zone,
    Guid Owner,
    Guid Doer,
    Verdict State,
    Instant? SettledAt,
    Instant? MadeGoodAt,
    Verdict Outcome,
    bool Owed,
    bool Disputed,
    Instant? AcknowledgedAt,
    NextStepJson? Next,
    Guid? Replaces,
    Guid? ReplacedBy,
    Instant MadeAt,
    bool Imported,
    int Version,
    PromiseLinks Links
)
{
    public static PromiseJson Of(PromiseRow row, string? words, Guid? replacedBy = null) =>
        new(
            row.Id,
            NumberOf(row.Number),
            new RecipientJson(row.Recipient, row.CustomerId ?? row.ColleagueId),
            row.CaseId,
            row.AreaId,
            words,
            row.Kind,
            row.Channel,
            row.FromAt,
            row.Due,
            row.Target,
            row.Zone,
            row.OwnerId,
            row.DoerId,
            row.Verdict,
            row.VerdictAt,
            row.MadeGoodAt,
            row.Corrected ?? row.Verdict,
            row.Owed,
            row.Disputed,
            row.AcknowledgedAt,
            row.NextStep is { } step ? new NextStepJson(step, row.NextStepAt!.Value) : null,
            row.ReplacesId,
            replacedBy,
            row.MadeAt,
            row.Provenance == Domain.Ledger.Provenance.Imported,
            row.Version,
            new PromiseLinks(
                $"/api/v1/promises/{row.Id}/trace",
                $"/api/v1/promises/{row.Id}/ledger"
            )
        );

    public static string NumberOf(long number) => $"P-{number}";
}

/// <summary>To whom: customer or colleague with an id, or the house.</summary>
public sealed record RecipientJson(RecipientKind Kind, Guid? Id);

/// <summary>What the clock does next about it, besides its verdict.</summary>
public sealed record NextStepJson(Step Step, Instant At);

/// <summary>Where to read on.</summary>
/// <param name="Trace">Why this due moment.</param>
/// <param name="Ledger">Every fact.</param>
public sealed record PromiseLinks(string Trace, string Ledger);
