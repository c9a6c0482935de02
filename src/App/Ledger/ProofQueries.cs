using Kept.App.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>Heads and proofs: what lets somebody else check the ledger.</summary>
public static class ProofQueries
{
    /// <summary>The newest seal.</summary>
    /// <exception cref="LedgerEmpty">Nothing is sealed yet.</exception>
    public static async Task<HeadJson> Head(this KeptDb db)
    {
        var seal =
            await db.Set<SealRow>().OrderByDescending(row => row.Number).FirstOrDefaultAsync()
            ?? throw new LedgerEmpty();
        return new HeadJson(SealJson.Of(seal), await db.PublicKey(seal.KeyId));
    }

    /// <summary>What proves that a fact lies in its sealed batch.</summary>
    /// <exception cref="FactUnknown">There is none.</exception>
    /// <exception cref="NotSealedYet">It waits for its seal.</exception>
    public static async Task<ProofJson> Proof(this KeptDb db, Guid factId)
    {
        if (!await db.Set<FactRow>().AnyAsync(row => row.Id == factId))
        {
            throw new FactUnknown();
        }
        var place =
            await db.Set<FactPlaceRow>().SingleOrDefaultAsync(row => row.FactId == factId)
            ?? throw new NotSealedYet();
        var seal = await db.Set<SealRow>().SingleAsync(row => row.Number == place.SealNumber);
        var facts = await db.Set<FactPlaceRow>()
            .Where(row => row.SealNumber == seal.Number)
            .Join(
                db.Set<FactRow>(),
                row => row.FactId,
                fact => fact.Id,
                (row, fact) => new { row.Place, Fact = fact }
            )
            .OrderBy(row => row.Place)
            .Select(row => row.Fact)
            .ToListAsync();
        var leaves = facts.Select(fact => fact.ToLedgerFact().Leaf()).ToArray();
        var index = (int)(place.Place - seal.FirstPlace);
        return new ProofJson(
            factId,
            place.Place,
            facts[index].ToLedgerFact().Text,
            Convert.ToHexStringLower(leaves[index]),
            index,
            leaves.Length,
            [.. MerkleTree.Proof(leaves, index).Select(Convert.ToHexStringLower)],
            SealJson.Of(seal),
            await db.PublicKey(seal.KeyId)
        );
    }

    private static Task<string> PublicKey(this KeptDb db, string id) =>
        db.Set<SigningKeyRow>()
            .Where(row => row.Id == id)
            .Select(row => row.PublicKey)
            .SingleAsync();
}
