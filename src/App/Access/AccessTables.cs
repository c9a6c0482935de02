using Kept.App.Data;
using Kept.App.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Access;

/// <summary>The sign-in of a member of staff.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; set; }
}

/// <summary>What an access token may do; each includes the ones before.</summary>
public enum TokenScope
{
    Read,
    Write,
    Admin,
}

/// <summary>An access token: shown once, kept as a hash.</summary>
public sealed class TokenRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required TokenScope Scope { get; init; }

    /// <summary>On whose behalf it acts; null for a program of its own.</summary>
    public Guid? PersonId { get; init; }

    public required string Hash { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? RevokedAt { get; set; }
}

/// <summary>An answer kept with the act it answers, so that asking again gives it again.</summary>
public sealed class IdempotencyRow
{
    public required string Caller { get; init; }
    public required string Key { get; init; }
    public required string RequestHash { get; init; }
    public required int Status { get; init; }
    public required string Headers { get; init; }
    public required string Body { get; init; }
    public required Instant CreatedAt { get; init; }
}

/// <summary>A setting of this installation.</summary>
public sealed class SettingRow
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

public static class AccessTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<TokenRow>().ToTable("tokens").HasKey(row => row.Id);
        builder
            .Entity<IdempotencyRow>()
            .ToTable("idempotency_keys")
            .HasKey(row => new { row.Caller, row.Key });
        builder.Refers<Account, PersonRow>(nameof(Account.PersonId));
        builder.Refers<TokenRow, PersonRow>(nameof(TokenRow.PersonId));
        builder.Entity<SettingRow>().ToTable("settings").HasKey(row => row.Name);
    }
}
