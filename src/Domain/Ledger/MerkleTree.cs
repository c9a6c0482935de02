using System.Security.Cryptography;

namespace Kept.Domain.Ledger;

/// <summary>The Merkle tree over a batch of facts, as in RFC 6962, section 2.1: SHA-256, 0x00 before a leaf, 0x01 before a node.</summary>
public static class MerkleTree
{
    /// <summary>The hash of one leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([0, .. data]);

    /// <summary>The root over leaf hashes; the SHA-256 of nothing for an empty batch.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) =>
        leaves.Length switch
        {
            0 => SHA256.HashData([]),
            1 => leaves[0],
            _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
        };

    /// <summary>The sibling hashes, nearest first, that prove the leaf at <paramref name="index"/> under the root (RFC 6962, section 2.1.1).</summary>
    public static IReadOnlyList<byte[]> Proof(ReadOnlySpan<byte[]> leaves, int index)
    {
        if (leaves.Length <= 1)
        {
            return [];
        }
        var split = Split(leaves.Length);
        return index < split
            ? [.. Proof(leaves[..split], index), Root(leaves[split..])]
            : [.. Proof(leaves[split..], index - split), Root(leaves[..split])];
    }

    /// <summary>The root that a leaf and its proof lead to; equal to the batch's root when the leaf is in it. Null for a place or a proof that no batch of that count has.</summary>
    public static byte[]? RootFrom(
        byte[] leaf,
        int index,
        int count,
        IReadOnlyList<byte[]> proof
    ) => index < 0 || index >= count ? null : Climb(leaf, index, count, proof, proof.Count);

    private static byte[]? Climb(
        byte[] leaf,
        int index,
        int count,
        IReadOnlyList<byte[]> proof,
        int used
    )
    {
        if (count == 1 || used == 0)
        {
            return count == 1 && used == 0 ? leaf : null;
        }
        var split = Split(count);
        var sibling = proof[used - 1];
        var isLeft = index < split;
        var below = isLeft
            ? Climb(leaf, index, split, proof, used - 1)
            : Climb(leaf, index - split, count - split, proof, used - 1);
        return below is null ? null
            : isLeft ? Node(below, sibling)
            : Node(sibling, below);
    }

    private static byte[] Node(byte[] left, byte[] right) =>
        SHA256.HashData([1, .. left, .. right]);

    private static int Split(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));
}
