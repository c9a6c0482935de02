using System.Text.Json;
using Kept.Domain;
using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>Who did it.</summary>
/// <param name="Name">The colleague's or the token's name.</param>
public sealed record ActorJson(ActorKind Kind, Guid? Id, string? Name = null)
{
    public static ActorJson Of(FactRow row, IReadOnlyDictionary<Guid, string>? names = null) =>
        new(
            row.ByKind,
            row.ById,
            row.ById is { } id && names is not null ? names.GetValueOrDefault(id) : null
        );
}

/// <summary>A fact of one subject, for people.</summary>
/// <param name="At">The instant of the act.</param>
/// <param name="RecordedAt">When the database wrote it down.</param>
/// <param name="Version">1, 2, 3 … within the subject.</param>
/// <param name="Body">The fact as sealed; words stand in it as id and salted digest.</param>
/// <param name="Words">The words by id; null where they were erased.</param>
/// <param name="Place">Its place in the one sequence; null until it is sealed.</param>
/// <param name="Seal">The number of its seal.</param>
/// <param name="Proof">Where its proof is.</param>
public sealed record FactJsonWithWords(
    Guid Id,
    string Kind,
    Instant At,
    Instant RecordedAt,
    ActorJson By,
    Provenance Provenance,
    int Version,
    JsonElement Body,
    IReadOnlyDictionary<Guid, string?> Words,
    long? Place,
    long? Seal,
    string Proof
)
{
    public static FactJsonWithWords Of(
        FactRow row,
        JsonElement body,
        IReadOnlyDictionary<Guid, string> names,
        IReadOnlyDictionary<Guid, string?> words,
        FactPlaceRow? place
    ) =>
        new(
            row.Id,
            row.Kind,
            row.At,
            row.RecordedAt,
            ActorJson.Of(row, names),
            row.Provenance,
            row.Version,
            body,
            words,
            place?.Place,
            place?.SealNumber,
            $"/api/v1/ledger/proof/{row.Id}"
        );
}

/// <summary>A sealed fact in the one sequence. Words stay beside the ledger.</summary>
public sealed record PlacedFactJson(
    long Place,
    long Seal,
    Guid Id,
    string Kind,
    Instant At,
    Instant RecordedAt,
    ActorJson By,
    Provenance Provenance,
    SubjectJson Subject,
    int Version,
    JsonElement Body
)
{
    public static PlacedFactJson Of(FactRow row, FactPlaceRow place) =>
        new(
            place.Place,
            place.SealNumber,
            row.Id,
            row.Kind,
            row.At,
            row.RecordedAt,
            ActorJson.Of(row),
            row.Provenance,
            new SubjectJson(row.SubjectKind, row.SubjectId),
            row.Version,
            JsonElement.Parse(row.Body)
        );
}

/// <summary>What a fact is about.</summary>
public sealed record SubjectJson(string Kind, Guid Id);

/// <summary>A sealed batch of facts.</summary>
/// <param name="First">The place of its first fact.</param>
/// <param name="Last">The place of its last fact: how many facts there are so far.</param>
/// <param name="Root">The Merkle root over its facts.</param>
/// <param name="Previous">The hash of the seal before.</param>
/// <param name="Hash">SHA-256 over all of the seal: what is signed.</param>
/// <param name="KeyId">The key it is signed with.</param>
/// <param name="Signature">ECDSA P-256 over the hash, base 64.</param>
public sealed record SealJson(
    long Number,
    long First,
    long Last,
    Instant At,
    string Root,
    string Previous,
    string Hash,
    string KeyId,
    string Signature
)
{
    public static SealJson Of(SealRow row) =>
        new(
            row.Number,
            row.FirstPlace,
            row.LastPlace,
            row.At,
            row.Root,
            row.Previous,
            row.Hash,
            row.KeyId,
            row.Signature
        );
}

/// <summary>The ledger's head: keep it elsewhere, and any later change of what lies before it shows.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, base 64.</param>
public sealed record HeadJson(SealJson Seal, string PublicKey);

/// <summary>What proves one fact (RFC 6962, section 2.1.1).</summary>
/// <param name="Text">The fact's text, exactly as hashed: the leaf is SHA-256 over a zero byte and this in UTF-8.</param>
/// <param name="Index">Its place within the batch, from 0.</param>
/// <param name="Count">How many facts the batch has.</param>
/// <param name="Path">The sibling hashes, nearest first; with them the leaf leads to the seal's root.</param>
public sealed record ProofJson(
    Guid Fact,
    long Place,
    string Text,
    string Leaf,
    int Index,
    int Count,
    IReadOnlyList<string> Path,
    SealJson Seal,
    string PublicKey
);

/// <summary>There is no such fact.</summary>
public sealed class FactUnknown()
    : Refusal("fact_unknown", "There is no such fact.", RefusalKind.NotFound);

/// <summary>The fact waits for its seal.</summary>
public sealed class NotSealedYet()
    : Refusal(
        "not_sealed_yet",
        "This fact waits for its seal. Ask again in a second.",
        RefusalKind.Conflict
    );

/// <summary>Nothing is sealed yet.</summary>
public sealed class LedgerEmpty()
    : Refusal("ledger_empty", "Nothing is sealed yet.", RefusalKind.NotFound);
