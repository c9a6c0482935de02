using System.Security.Cryptography;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>The key that signs seals (ECDSA P-256, SHA-256). It lies in the data folder and never in the database.</summary>
public sealed class SealingKey : IDisposable
{
    private readonly ECDsa key;

    private SealingKey(ECDsa key)
    {
        this.key = key;
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        Id = IdOf(PublicKey);
    }

    /// <summary>The first 16 hex digits of SHA-256 over the public key.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo, base 64.</summary>
    public string PublicKey { get; }

    /// <summary>The data folder's key; made on first use, readable only by its owner.</summary>
    public static SealingKey In(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "ledger-key.pem");
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(file))
        {
            made.ImportFromPem(File.ReadAllText(file));
            return Known(dataFolder, new SealingKey(made));
        }
        Directory.CreateDirectory(dataFolder);
        var fresh = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, file);
        return Known(dataFolder, new SealingKey(made));
    }

    public string Sign(Seal seal) =>
        Convert.ToBase64String(
            key.SignData(Convert.FromHexString(seal.Hash), HashAlgorithmName.SHA256)
        );

    public static string IdOf(string publicKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publicKey)))[..16];

    public void Dispose() => key.Dispose();

    private static SealingKey Known(string dataFolder, SealingKey key)
    {
        new KnownKeys(dataFolder).Add(key.PublicKey);
        return key;
    }
}
