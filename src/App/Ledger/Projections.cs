using System.Data.Common;
using Kept.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>
/// State tables follow from the ledger: dropped and rebuilt from its facts they come out equal. Not from facts come
/// the lane of a promise that an import still replays, which is kept, and who has seen which message (outbox).
/// </summary>
public static class Projections
{
    /// <summary>Drops every row that follows from facts and makes it anew, in one transaction that everybody else waits for.</summary>
    /// <returns>How many rows there are now.</returns>
    public static async Task<long> Rebuild(Store store)
    {
        var rows = await store.Transact(
            async (connection, transaction) =>
            {
                var references = await LateReferences.Of(store, connection, transaction);
                var lanes = await Lanes(store, connection, transaction);
                foreach (var table in SubjectKind.All.SelectMany(kind => kind.Tables).Reverse())
                {
                    var only = table.Only is null ? "" : $" where {table.Only}";
                    await connection
                        .Command(store.Dialect, transaction, $"delete from {table.Name}{only}")
                        .Run();
                }
                var made = await Make(store, connection, transaction, lanes);
                await references.Settle();
                return made;
            }
        );
        store.SignalCommit();
        return rows;
    }

    private static async Task<Dictionary<Guid, Guid?>> Lanes(
        Store store,
        DbConnection connection,
        DbTransaction transaction
    ) =>
        (
            await connection
                .Command(
                    store.Dialect,
                    transaction,
                    "select id, lane from promises where lane is not null"
                )
                .List(row => (Id: store.Dialect.Id(row, 0), Lane: store.Dialect.Id(row, 1)))
        ).ToDictionary(row => row.Id, row => (Guid?)row.Lane);

    private static async Task<long> Make(
        Store store,
        DbConnection connection,
        DbTransaction transaction,
        Dictionary<Guid, Guid?> lanes
    )
    {
        var made = 0L;
        var reading = new SubjectReading(connection, store.Dialect, transaction);
        foreach (var kind in SubjectKind.All)
        {
            await foreach (var batch in reading.Batches(kind))
            {
                await using var db = store.Context(connection, owned: false);
                await db.Database.UseTransactionAsync(transaction);
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var subject in batch.Subjects)
                {
                    db.AddRange(
                        reading.RowsOf(kind, batch, subject, lanes.GetValueOrDefault(subject.Id))
                    );
                }
                made += await db.SaveChangesAsync();
            }
        }
        return made;
    }
}
