using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kept.Bench.Auditor;

/// <summary>
/// The chain of seals, reckoned again from its written format. A leaf is SHA-256 over 0x00 and the lines of
/// "kept-fact-1", a node over 0x01 and its two children (RFC 6962), a seal's hash over the lines of "kept-seal-1",
/// and the signature is ECDSA P-256 with SHA-256 over the 32 bytes of that hash.
/// </summary>
public static class Seals
{
    public static IEnumerable<Finding> Findings(Seen seen)
    {
        var facts = seen.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var batches = seen.Places.ToLookup(place => place.SealNumber);
        var (number, last, previous) = (0L, 0L, new string('0', 64));
        foreach (var seal in seen.Seals)
        {
            number++;
            if (seal.Number != number || seal.First != last + 1 || seal.Previous != previous)
            {
                yield return new("seals", $"seal {seal.Number} does not follow the one before");
            }
            var batch = batches[seal.Number].OrderBy(place => place.Place).ToList();
            if (batch.Count != seal.Last - seal.First + 1 || batch[0].Place != seal.First)
            {
                yield return new("seals", $"seal {seal.Number} does not cover its places");
            }
            var leaves = batch
                .Where(place => facts.ContainsKey(place.FactId))
                .Select(place => Leaf(facts[place.FactId]))
                .ToArray();
            if (Hex(Root(leaves)) != seal.Root)
            {
                yield return new("seals", $"seal {seal.Number} covers other facts than it says");
            }
            if (HashOf(seal) != seal.Hash || !IsSigned(seal))
            {
                yield return new("seals", $"seal {seal.Number} is not as it was signed");
            }
            (number, last, previous) = (seal.Number, seal.Last, seal.Hash);
        }
        if (seen.Places.Count > 0 && seen.Places[^1].Place > last)
        {
            yield return new("seals", "there are places after the last seal");
        }
    }

    private static byte[] Leaf(SeenFact fact) =>
        Hash(
            0,
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"kept-fact-1\n{fact.Id}\n{fact.At}\n{fact.RecordedAt}\n{fact.ByKind}\n{fact.ById}\n{fact.Provenance}\n{fact.SubjectKind}\n{fact.SubjectId}\n{fact.Version}\n{fact.Kind}\n{fact.Body}"
                )
            )
        );

    private static byte[] Root(byte[][] leaves)
    {
        if (leaves.Length == 0)
        {
            return SHA256.HashData([]);
        }
        // level by level: an odd one out rises as it is, which is RFC 6962's tree
        while (leaves.Length > 1)
        {
            leaves =
            [
                .. leaves
                    .Chunk(2)
                    .Select(pair =>
                        pair is [var left, var right] ? Hash(1, [.. left, .. right]) : pair[0]
                    ),
            ];
        }
        return leaves[0];
    }

    private static string HashOf(SeenSeal seal) =>
        Hex(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"kept-seal-1\n{seal.Number}\n{seal.First}\n{seal.Last}\n{seal.At}\n{seal.Root}\n{seal.Previous}"
                    )
                )
            )
        );

    private static bool IsSigned(SeenSeal seal)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(seal.PublicKey), out _);
        return key.VerifyData(
            Convert.FromHexString(seal.Hash),
            Convert.FromBase64String(seal.Signature),
            HashAlgorithmName.SHA256
        );
    }

    private static byte[] Hash(byte kind, byte[] data) => SHA256.HashData([kind, .. data]);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
