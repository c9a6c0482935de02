using NodaTime;

namespace Kept.App.Access;

/// <summary>A token on the wire; its secret is shown once, when it is made.</summary>
/// <param name="Person">On whose behalf it acts; null for a program of its own.</param>
public sealed record TokenJson(
    Guid Id,
    string Name,
    TokenScope Scope,
    Guid? Person,
    Instant CreatedAt,
    Instant? RevokedAt
)
{
    public static TokenJson Of(TokenRow row) =>
        new(row.Id, row.Name, row.Scope, row.PersonId, row.CreatedAt, row.RevokedAt);
}

/// <summary>A token just made.</summary>
/// <param name="Secret">What to send as Bearer. Shown this once: null when the same request is sent again.</param>
public sealed record CreatedTokenJson(TokenJson Token, string? Secret);

/// <summary>A token to make.</summary>
/// <param name="Person">On whose behalf it acts; none for a program of its own.</param>
public sealed record CreateTokenJson(string Name, TokenScope Scope, Guid? Person = null);

/// <summary>What the house needs to begin.</summary>
/// <param name="Zone">The house's IANA zone.</param>
/// <param name="Name">The first person's name.</param>
/// <param name="Week">Opening hours; Monday to Friday from nine to five unless given.</param>
public sealed record SetUpJson(
    string Organisation,
    string Zone,
    string Name,
    string Email,
    string Password,
    IReadOnlyList<Domain.Calendars.WeeklyHours>? Week = null
);

/// <summary>The house has begun.</summary>
/// <param name="Person">The first person, who leads it.</param>
public sealed record HouseSetUpJson(string Organisation, Guid Person, string Email);
