using System.Security.Cryptography;
using System.Text;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Access;

/// <summary>The one-time link to the set-up page: printed where the server starts, kept as a hash, worth nothing once the house is set up.</summary>
public static class SetUpLink
{
    private const string Setting = "setup_link";

    /// <summary>Whether there is still something to set up.</summary>
    public static Task<bool> IsNeeded(Store store) =>
        store.Read(async db => await db.Organisation() is null);

    /// <summary>Makes a new key; the one before is void.</summary>
    /// <returns>128 random bits in hex.</returns>
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
        var hash = await db.Set<SettingRow>()
            .Where(row => row.Name == Setting)
            .Select(row => row.Value)
            .SingleOrDefaultAsync();
        return hash is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(hash),
                Encoding.ASCII.GetBytes(HashOf(key ?? ""))
            )
            && await db.Organisation() is null;
    }

    private static string HashOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
