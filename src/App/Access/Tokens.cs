using System.Security.Cryptography;
using System.Text;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Kept.Domain.People;

namespace Kept.App.Access;

/// <summary>Access tokens: 256 random bits, shown once, kept as a hash.</summary>
public static class Tokens
{
    public static async Task<(TokenRow Row, string Secret)> Create(
        WriteScope scope,
        string name,
        TokenScope access,
        Guid? person
    )
    {
        if (person is { } id && await Responsible.Find(scope, id) is not { Active: true })
        {
            throw new PersonUnknown();
        }
        var secret = "kept_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var row = new TokenRow
        {
            Id = await scope.NewId(),
            Name = new Words(name).Text,
            Scope = access,
            PersonId = person,
            Hash = HashOf(secret),
            CreatedAt = await scope.Now(),
        };
        scope.Db.Add(row);
        return (row, secret);
    }

    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
