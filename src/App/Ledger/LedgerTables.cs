using Kept.App.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>A fact as it lies in the ledger.</summary>
public sealed class FactRow
{
    public required Guid Id { get; init; }
    public required Instant At { get; init; }
    public required Instant RecordedAt { get; init; }
    public required ActorKind ByKind { get; init; }
    public Guid? ById { get; init; }
    public required Provenance Provenance { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required int Version { get; init; }
    public required string Kind { get; init; }
    public required string Body { get; init; }

    public static FactRow Of(
        Guid id,
        Fact fact,
        Instant recordedAt,
        Actor by,
        Provenance provenance,
        string subjectKind,
        Guid subject,
        int version
    ) =>
        new()
        {
            Id = id,
            At = fact.At,
            RecordedAt = recordedAt,
            ByKind = by.Kind,
            ById = by.Id,
            Provenance = provenance,
            SubjectKind = subjectKind,
            SubjectId = subject,
            Version = version,
            Kind = FactJson.KindOf(fact),
            Body = FactJson.BodyOf(fact),
        };

    public Fact ToFact() => FactJson.Read(Kind, Body, At);

    public LedgerFact ToLedgerFact() =>
        new(
            Id,
            At,
            RecordedAt,
            ByKind,
            ById,
            Provenance,
            SubjectKind,
            SubjectId,
            Version,
            Kind,
            Body
        );
}

/// <summary>A fact's place in the one sequence.</summary>
public sealed class FactPlaceRow
{
    public required long Place { get; init; }
    public required Guid FactId { get; init; }
    public required long SealNumber { get; init; }
}

/// <summary>A fact that waits for its seal.</summary>
public sealed class UnsealedRow
{
    public required Guid FactId { get; init; }
}

/// <summary>A sealed batch.</summary>
public sealed class SealRow
{
    public required long Number { get; init; }
    public required long FirstPlace { get; init; }
    public required long LastPlace { get; init; }
    public required Instant At { get; init; }
    public required string Root { get; init; }
    public required string Previous { get; init; }
    public required string Hash { get; init; }
    public required string KeyId { get; init; }
    public required string Signature { get; init; }

    public Seal ToSeal() => new(Number, FirstPlace, LastPlace, At, Root, Previous);
}

/// <summary>The public half of a key that seals are signed with.</summary>
public sealed class SigningKeyRow
{
    public required string Id { get; init; }
    public required string PublicKey { get; init; }
    public required Instant AddedAt { get; init; }
}

/// <summary>Words kept beside the ledger, with the salt of their digest.</summary>
public sealed class TextRow
{
    public required Guid Id { get; init; }
    public required byte[] Salt { get; init; }
    public required string Text { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
}

/// <summary>The ledger's tables; the database refuses to change or remove facts, places and seals.</summary>
public static class LedgerTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<FactRow>().ToTable("facts").HasKey(fact => fact.Id);
        builder.Entity<FactPlaceRow>().ToTable("fact_places").HasKey(place => place.Place);
        builder.Entity<FactPlaceRow>().Property(place => place.Place).ValueGeneratedNever();
        builder.Entity<UnsealedRow>().ToTable("unsealed").HasKey(waiting => waiting.FactId);
        builder.Entity<SealRow>().ToTable("seals").HasKey(seal => seal.Number);
        builder.Entity<SealRow>().Property(seal => seal.Number).ValueGeneratedNever();
        builder.Entity<SigningKeyRow>().ToTable("signing_keys").HasKey(key => key.Id);
        builder.Refers<FactPlaceRow, FactRow>(nameof(FactPlaceRow.FactId));
        builder.Refers<FactPlaceRow, SealRow>(nameof(FactPlaceRow.SealNumber));
        builder.Refers<SealRow, SigningKeyRow>(nameof(SealRow.KeyId));
        builder.Entity<TextRow>().ToTable("texts").HasKey(text => text.Id);
    }
}
