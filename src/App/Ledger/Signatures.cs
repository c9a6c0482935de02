using System.Security.Cryptography;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>Checks signatures of seals; each public key is read once.</summary>
public sealed class Signatures : IDisposable
{
    private readonly Dictionary<string, ECDsa?> keys = new(StringComparer.Ordinal);

    public bool Hold(string publicKey, Seal seal, string signature)
    {
        if (!keys.TryGetValue(publicKey, out var key))
        {
            keys[publicKey] = key = Import(publicKey);
        }
        var bytes = new byte[Math.Min(signature.Length, 1000)];
        return key is not null
            && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(
                Convert.FromHexString(seal.Hash),
                bytes.AsSpan(0, length),
                HashAlgorithmName.SHA256
            );
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key?.Dispose();
        }
    }

    private static ECDsa? Import(string publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key;
        }
        catch (Exception problem) when (problem is FormatException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
