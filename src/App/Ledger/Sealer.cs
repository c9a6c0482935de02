using Kept.App.Data;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>Gives committed facts their place in one gapless sequence and seals each batch. One at a time, over all nodes.</summary>
public sealed class Sealer(Store store, SealingKey key, Heads heads)
{
    private const int MostFacts = 1000;

    /// <summary>Seals everything that waits.</summary>
    /// <returns>How many facts were sealed.</returns>
    public async Task<int> RunOnce()
    {
        var total = 0;
        int done;
        do
        {
            var (sealedFacts, head) = await store.Write(Actor.Clock, SealBatch);
            if (head is not null)
            {
                await GiveOut(head);
            }
            total += done = sealedFacts;
        } while (done == MostFacts);
        return total;
    }

    /// <summary>Whether any fact waits for its seal.</summary>
    public Task<bool> HasWork() => store.Any("select 1 from unsealed limit 1");

    private async Task<(int Facts, Head? Head)> SealBatch(WriteScope scope)
    {
        if (scope.Store.Dialect.IsPostgres && !await scope.Db.TryBeTheOne())
        {
            return (0, null);
        }
        var waiting = await scope.Connection.Waiting(
            scope.Store.Dialect,
            scope.Transaction,
            MostFacts
        );
        if (waiting.Count == 0)
        {
            return (0, null);
        }
        waiting = [.. waiting.OrderBy(fact => fact.RecordedAt).ThenBy(fact => fact.Id)];
        var last = await scope
            .Db.Set<SealRow>()
            .AsNoTracking()
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync();
        var first = (last?.LastPlace ?? 0) + 1;
        var leaves = waiting.Select(fact => fact.ToLedgerFact().Leaf()).ToArray();
        var seal = new Seal(
            (last?.Number ?? 0) + 1,
            first,
            first + waiting.Count - 1,
            await scope.RecordedAt(),
            Convert.ToHexStringLower(MerkleTree.Root(leaves)),
            last?.Hash ?? Seal.Beginning
        );
        return (waiting.Count, await Write(scope, seal, waiting));
    }

    private async Task<Head> Write(WriteScope scope, Seal seal, List<FactRow> facts)
    {
        if (!await scope.Db.Set<SigningKeyRow>().AnyAsync(row => row.Id == key.Id))
        {
            scope.Db.Add(
                new SigningKeyRow
                {
                    Id = key.Id,
                    PublicKey = key.PublicKey,
                    AddedAt = seal.At,
                }
            );
        }
        var head = Head.Of(seal, key.Id, key.Sign(seal));
        scope.Db.Add(
            new SealRow
            {
                Number = seal.Number,
                FirstPlace = seal.First,
                LastPlace = seal.Last,
                At = seal.At,
                Root = seal.Root,
                Previous = seal.Previous,
                Hash = seal.Hash,
                KeyId = key.Id,
                Signature = head.Signature,
            }
        );
        await scope.Save();
        await Places.Fill(scope, seal, [.. facts.Select(fact => fact.Id)]);
        return head;
    }

    /// <summary>Writes the head beside the database, and those before it that a crash kept from being written.</summary>
    private async Task GiveOut(Head head)
    {
        List<Head> missing;
        do
        {
            var newest = heads.Newest()?.Number ?? 0;
            missing = await store.Read(db =>
                db.Set<SealRow>()
                    .Where(row => row.Number > newest && row.Number < head.Number)
                    .OrderBy(row => row.Number)
                    .Take(MostFacts)
                    .Select(row => Head.Of(row.ToSeal(), row.KeyId, row.Signature))
                    .ToListAsync()
            );
            await heads.Add(missing.Count < MostFacts ? [.. missing, head] : missing);
        } while (missing.Count == MostFacts);
    }
}

/// <summary>Writes the places of a whole batch in two statements: a thousand facts a second pass here.</summary>
internal static class Places
{
    public static async Task Fill(WriteScope scope, Seal seal, IReadOnlyList<Guid> facts)
    {
        var dialect = scope.Store.Dialect;
        object ids = dialect.IsPostgres ? facts.ToArray() : Beside.Hex(facts);
        await Run(
            dialect.IsPostgres
                ? "insert into fact_places (place, fact_id, seal_number) select @first + rank - 1, id, @number from unnest(@ids) with ordinality as batch (id, rank)"
                : "insert into fact_places (place, fact_id, seal_number) select @first + key, unhex(value), @number from json_each(@ids)",
            facts.Count
        );
        await Run(
            $"delete from unsealed where {Beside.AnyOf(dialect, "fact_id", facts).Condition}",
            facts.Count
        );

        async Task Run(string text, int rows)
        {
            var done = await scope
                .Connection.Command(
                    dialect,
                    scope.Transaction,
                    text,
                    ("@first", seal.First),
                    ("@number", seal.Number),
                    ("@ids", ids)
                )
                .Run();
            if (done != rows)
            {
                throw new InvalidOperationException(
                    $"Seal {seal.Number} holds {rows} facts, but {done} rows were written."
                );
            }
        }
    }
}

internal static class OneSealer
{
    /// <summary>Takes PostgreSQL's sealer lock until the transaction ends, or says that another node has it.</summary>
    public static async Task<bool> TryBeTheOne(this KeptDb db) =>
        (
            await db
                .Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(4850392) as \"Value\"")
                .ToListAsync()
        )[0];
}
