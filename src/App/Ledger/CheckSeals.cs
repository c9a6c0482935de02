using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>Every seal: gapless, chained, signed by a known key, and true of the facts in its places.</summary>
internal sealed class CheckSeals(
    Snapshot snapshot,
    CheckHeads heads,
    SealKeys keys,
    VerifyReport report,
    Passed passed
)
{
    private long number;
    private long place;
    private string previous = Seal.Beginning;

    public static async Task Run(
        Snapshot snapshot,
        Witness witness,
        long written,
        VerifyReport report,
        Passed passed
    )
    {
        using var heads = new CheckHeads(
            snapshot,
            witness.Heads()?.Lines(written) ?? [],
            witness.Head,
            report
        );
        using var keys = await SealKeys.Of(snapshot, witness, report);
        await new CheckSeals(snapshot, heads, keys, report, passed).Run();
    }

    private async Task Run()
    {
        heads.Begin();
        await using var places = snapshot.Places().GetAsyncEnumerator();
        var more = await places.MoveNextAsync();
        await foreach (var row in snapshot.Seals())
        {
            report.Seals++;
            var seal = row.ToSeal();
            CheckChain(row, seal);
            List<byte[]> leaves = [];
            var whole = true;
            for (
                ;
                more && places.Current.Place <= row.LastPlace;
                more = await places.MoveNextAsync()
            )
            {
                whole &= Take(row, places.Current, leaves);
            }
            whole &= MissingBefore(row.LastPlace + 1);
            place = row.LastPlace;
            if (whole && seal.Hash == row.Hash)
            {
                CheckRoot(row, leaves);
            }
            keys.Check(row, seal);
            await heads.UpTo(row);
            report.Head = Head.Of(seal, row.KeyId, row.Signature);
        }
        for (; more; more = await places.MoveNextAsync())
        {
            OutsideOf(places.Current);
        }
        await heads.End();
    }

    private void CheckChain(SealRow row, Seal seal)
    {
        if (row.Number != number + 1)
        {
            report.Found(
                "seal_missing",
                $"Seal {number + 1} is missing; the next is {row.Number}."
            );
        }
        else
        {
            if (row.Previous != previous)
            {
                report.Found(
                    "seal_chain",
                    $"Seal {row.Number} does not follow from the seal before it."
                );
            }
            if (row.FirstPlace != place + 1)
            {
                report.Found(
                    "seal_places",
                    $"Seal {row.Number} begins at place {row.FirstPlace}, not at {place + 1}."
                );
            }
        }
        if (seal.Hash != row.Hash)
        {
            report.Found("seal_changed", $"Seal {row.Number} was changed: its hash is another.");
        }
        number = row.Number;
        previous = row.Hash;
        place = row.FirstPlace - 1;
    }

    private bool Take(SealRow seal, PlacedFact placed, List<byte[]> leaves)
    {
        passed.One();
        if (placed.Place < seal.FirstPlace || placed.SealNumber != seal.Number)
        {
            OutsideOf(placed);
            return placed.Place < seal.FirstPlace;
        }
        var whole = MissingBefore(placed.Place);
        place = placed.Place;
        if (placed.Fact is null)
        {
            report.Found(
                "fact_missing",
                $"The fact at place {placed.Place} (seal {seal.Number}) was removed."
            );
            return false;
        }
        leaves.Add(placed.Fact.ToLedgerFact().Leaf());
        return whole;
    }

    private bool MissingBefore(long next)
    {
        if (next - place <= 1)
        {
            return true;
        }
        var gap =
            next - place == 2 ? $"Place {place + 1} is" : $"Places {place + 1} to {next - 1} are";
        report.Found("place_missing", $"{gap} missing in the sequence of facts.");
        return false;
    }

    private void CheckRoot(SealRow row, List<byte[]> leaves)
    {
        if (Convert.ToHexStringLower(MerkleTree.Root(leaves.ToArray())) != row.Root)
        {
            report.Found(
                "facts_changed",
                $"The facts at places {row.FirstPlace} to {row.LastPlace} are not those that seal {row.Number} was made of: at least one was changed or exchanged."
            );
        }
    }

    private void OutsideOf(PlacedFact placed) =>
        report.Found(
            "place_outside",
            $"Place {placed.Place} says that it is in seal {placed.SealNumber}, which does not hold it: it was put there later.",
            placed.Fact?.SubjectId
        );
}
