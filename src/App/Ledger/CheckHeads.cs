namespace Kept.App.Ledger;

/// <summary>Holds seals to the heads that were kept outside the database.</summary>
internal sealed class CheckHeads(
    Snapshot snapshot,
    IEnumerable<Head?> lines,
    Head? known,
    VerifyReport report
) : IDisposable
{
    private readonly IEnumerator<Head?> kept = lines.GetEnumerator();
    private bool more = true;
    private Head? cut;

    public void Begin() => Next();

    /// <summary>Compares what the file says of this seal and of those before it.</summary>
    public async Task UpTo(SealRow seal)
    {
        while (more && kept.Current!.Number <= seal.Number)
        {
            var head = kept.Current!;
            Compare(head, head.Number == seal.Number ? seal : await snapshot.Seal(head.Number));
            Next();
        }
    }

    /// <summary>Whatever is left in the file names seals that are not in the database any more.</summary>
    public async Task End()
    {
        while (more)
        {
            await End(kept.Current!);
            Next();
        }
        if (known is not null)
        {
            await End(known);
        }
        if (cut is { } last)
        {
            report.Found(
                "ledger_cut_short",
                $"Seal {last.Number} with the facts up to place {last.Last} was given out but is not in the ledger: its end was removed."
            );
        }
    }

    /// <summary>The file has every head but perhaps the newest, which a crash can keep from it.</summary>
    public static void KeepUp(Witness witness, VerifyReport report)
    {
        var newest = witness.Heads()?.Newest()?.Number ?? 0;
        if (witness.Folder is not null && report.Head is { } head && head.Number > newest + 1)
        {
            report.Found(
                "heads_behind",
                $"The ledger has {head.Number} seals, but {Heads.FileName} knows them only up to {newest}: lines were removed from it."
            );
        }
    }

    public void Dispose() => kept.Dispose();

    private async Task End(Head head)
    {
        var seal = await snapshot.Seal(head.Number);
        Compare(head, seal);
        if (
            seal is null
            && head.Number > (report.Head?.Number ?? 0)
            && !(head.Number < cut?.Number)
        )
        {
            cut = head;
        }
    }

    private void Next()
    {
        while ((more = kept.MoveNext()) && kept.Current is null)
        {
            report.Found(
                "head_unreadable",
                $"A line of {Heads.FileName} is no head: it was changed."
            );
        }
    }

    private void Compare(Head head, SealRow? seal)
    {
        report.HeadsChecked++;
        if (seal is not null && Head.Of(seal.ToSeal(), seal.KeyId, seal.Signature) != head)
        {
            report.Found(
                "head_differs",
                $"Seal {head.Number} is not the one that was given out: the ledger before place {head.Last + 1} was rewritten."
            );
        }
    }
}
