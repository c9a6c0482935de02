using Kept.Domain;

namespace Kept.App.Api;

/// <summary>The key was used for something else: 422.</summary>
public sealed class IdempotencyKeyReused()
    : Refusal(
        "idempotency_key_reused",
        "This Idempotency-Key was used with another request. Use a new one."
    );

/// <summary>The key is too long.</summary>
public sealed class IdempotencyKeyTooLong()
    : Refusal("idempotency_key_too_long", "An Idempotency-Key has at most 200 characters.");

/// <summary>The first request with this key has not finished: 409.</summary>
public sealed class StillRunning()
    : Refusal(
        "still_running",
        "The first request with this Idempotency-Key is still running.",
        RefusalKind.Conflict
    );
