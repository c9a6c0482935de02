using System.Security.Cryptography;
using System.Text;
using Kept.App.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Access;

/// <summary>The one-time link to set Kept up: 128 random bits, kept as a hash, void once the house stands.</summary>
public static class SetUpLink
{
    private const string Setting = "setup_link";

    /// <summary>Makes a new key; the one before is void.</summary>
    public static async Task<string> Create(Store store)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await store.Write(
            Actor.Operator,
            async scope =>
            {
                var row = await scope.Db.Set<SettingRow>().FindAsync(Setting);
                if (row is null)
                {
                    scope.Db.Add(new SettingRow { Name = Setting, Value = HashOf(key) });
                }
                else
                {
                    row.Value = HashOf(key);
                }
            }
        );
        return key;
    }

    public static async Task<bool> Matches(KeptDb db, string? key)
    {
        var stored = await db.Set<SettingRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Name == Setting);
        return stored is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(stored.Value),
                Encoding.ASCII.GetBytes(HashOf(key ?? ""))
            );
    }

    private static string HashOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
