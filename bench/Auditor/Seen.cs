namespace Kept.Bench.Auditor;

/// <summary>What the auditor reads. Instants are microseconds since 1970, ids the 36 characters of a UUID in lower case.</summary>
public sealed record SeenFact(
    string Id,
    long At,
    long RecordedAt,
    string ByKind,
    string? ById,
    string Provenance,
    string SubjectKind,
    string SubjectId,
    long Version,
    string Kind,
    string Body
);

public sealed record SeenPromise(
    string Id,
    long Version,
    string Words,
    long Due,
    string Verdict,
    bool Owed,
    string? NextStep,
    long? NextStepAt,
    long Generation
);

public sealed record SeenEvent(
    string SubjectId,
    string Step,
    long Generation,
    long DueAt,
    bool Stuck
);

public sealed record SeenMessage(string Id, string PromiseId, string Step, long Generation);

public sealed record SeenSeal(
    long Number,
    long First,
    long Last,
    long At,
    string Root,
    string Previous,
    string Hash,
    string PublicKey,
    string Signature
);

public sealed record SeenPlace(long Place, string FactId, long SealNumber);

public sealed record SeenAnswer(string Key, long Status, string Body);

/// <summary>A database, read whole.</summary>
public sealed record Seen(
    IReadOnlyList<SeenFact> Facts,
    IReadOnlyList<SeenPromise> Promises,
    IReadOnlyList<SeenEvent> Events,
    IReadOnlyList<SeenMessage> Outbox,
    IReadOnlyList<SeenSeal> Seals,
    IReadOnlyList<SeenPlace> Places,
    IReadOnlyList<string> Unsealed,
    IReadOnlyList<SeenAnswer> Answers,
    IReadOnlyList<string> Damage,
    long Now
);

/// <summary>An input that was answered with success: from then on it must stand.</summary>
/// <param name="Act">make or keep.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Promise">The promise's id in the answer.</param>
/// <param name="Words">The words that were promised; no two promises of a log have the same.</param>
/// <param name="State">The promise's state in the answer.</param>
public sealed record Acknowledged(
    string Act,
    string Key,
    string Promise,
    string Words,
    string State
);

/// <summary>Something that breaks a rule.</summary>
public sealed record Finding(string Rule, string Sentence);
