using System.Security.Cryptography;
using System.Text;
using Kept.App.Data;
using Kept.App.People;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Access;

/// <summary>The one-time link to the set-up page: printed where the server starts, kept as a hash, worth nothing once the house is set up.</summary>
public static class SetUpLink
{
    private const string Setting = "setup_link";

    /// <summary>Whether there is still something to set up.</summary>
    public static async Task<bool> IsNeeded(Store store) =>
        !await store.Any("select 1 from organisation limit 1");

    /// <summary>Makes a new key; the one before is void.</summary>
    /// <returns>128 random bits in hex.</returns>
    public static async Task<string> Create(Store store)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await store.Transact(
            (connection, transaction) =>
                connection
                    .Command(
                        store.Dialect,
                        transaction,
                        """
                        insert into settings (name, value) values (@name, @value)
                        on conflict (name) do update set value = excluded.value
                        """,
                        ("@name", Setting),
                        ("@value", HashOf(key))
                    )
                    .Run()
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
