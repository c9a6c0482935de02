using System.Security.Cryptography;
using Kept.Domain.Ledger;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Ledger;

/// <summary>The leaves and roots are those the certificate-transparency project tests its own tree with.</summary>
public class MerkleTreeTests
{
    private static readonly byte[][] Leaves =
    [
        .. new[]
        {
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        }.Select(hex => MerkleTree.Leaf(Convert.FromHexString(hex))),
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void A_batch_has_the_root_that_RFC_6962_gives_it(int count, string root) =>
        Convert.ToHexStringLower(MerkleTree.Root(Leaves.AsSpan(0, count))).ShouldBe(root);

    [Fact]
    public void Every_leaf_of_every_batch_is_proved_under_its_root()
    {
        foreach (var (leaves, index, proof) in Proofs(33))
        {
            MerkleTree
                .RootFrom(leaves[index], index, leaves.Length, proof)
                .ShouldBe(MerkleTree.Root(leaves));
        }
    }

    [Fact]
    public void A_changed_leaf_or_a_changed_proof_leads_elsewhere()
    {
        foreach (var (leaves, index, proof) in Proofs(9).Where(it => it.Proof.Count > 0))
        {
            var root = MerkleTree.Root(leaves);
            var other = MerkleTree.Leaf([7, 7]);

            MerkleTree.RootFrom(other, index, leaves.Length, proof).ShouldNotBe(root);
            for (var step = 0; step < proof.Count; step++)
            {
                byte[][] changed = [.. proof];
                changed[step] = other;
                MerkleTree.RootFrom(leaves[index], index, leaves.Length, changed).ShouldNotBe(root);
            }
        }
    }

    [Fact]
    public void A_proof_too_short_or_too_long_proves_nothing()
    {
        foreach (var (leaves, index, proof) in Proofs(9))
        {
            var count = leaves.Length;

            MerkleTree.RootFrom(leaves[index], index, count, [leaves[0], .. proof]).ShouldBeNull();
            MerkleTree.RootFrom(leaves[index], index, count, [.. proof, leaves[0]]).ShouldBeNull();
            if (proof.Count > 0)
            {
                MerkleTree.RootFrom(leaves[index], index, count, [.. proof.Skip(1)]).ShouldBeNull();
                MerkleTree.RootFrom(MerkleTree.Root(leaves), index, count, []).ShouldBeNull();
            }
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    public void No_leaf_stands_outside_its_batch(int index, int count) =>
        MerkleTree.RootFrom(Leaves[0], index, count, [Leaves[1]]).ShouldBeNull();

    [Fact]
    public void A_leaf_is_no_node_and_a_node_no_leaf() =>
        MerkleTree
            .Leaf([.. Leaves[0], .. Leaves[1]])
            .ShouldNotBe(SHA256.HashData([1, .. Leaves[0], .. Leaves[1]]));

    private static IEnumerable<(byte[][] Leaves, int Index, IReadOnlyList<byte[]> Proof)> Proofs(
        int most
    ) =>
        from count in Enumerable.Range(1, most)
        let leaves = Enumerable
            .Range(0, count)
            .Select(number => MerkleTree.Leaf([(byte)number]))
            .ToArray()
        from index in Enumerable.Range(0, count)
        select (leaves, index, MerkleTree.Proof(leaves, index));
}
