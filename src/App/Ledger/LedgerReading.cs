using System.Data.Common;
using Kept.App.Data;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>A place of the sequence and the fact in it; null where the fact is gone.</summary>
public sealed record PlacedFact(long Place, long SealNumber, FactRow? Fact);

/// <summary>Reads the whole ledger page by page, in the order of a key, so that memory stays small.</summary>
public static class LedgerReading
{
    private const int Page = 2000;

    private const string Columns =
        "f.id, f.at, f.recorded_at, f.by_kind, f.by_id, f.provenance, f.subject_kind, f.subject_id, f.version, f.kind, f.body";

    public static IAsyncEnumerable<SealRow> Seals(this Snapshot snapshot) =>
        Pages<SealRow, long>(
            0,
            after =>
                snapshot.Command(
                    "select number, first_place, last_place, at, root, previous, hash, key_id, signature from seals where number > @after order by number limit @page",
                    ("@after", after),
                    ("@page", Page)
                ),
            row => SealOf(snapshot.Dialect, row),
            seal => seal.Number
        );

    public static async Task<SealRow?> Seal(this Snapshot snapshot, long number) =>
        (
            await snapshot
                .Command(
                    "select number, first_place, last_place, at, root, previous, hash, key_id, signature from seals where number = @number",
                    ("@number", number)
                )
                .List(row => SealOf(snapshot.Dialect, row))
        ).SingleOrDefault();

    public static IAsyncEnumerable<PlacedFact> Places(this Snapshot snapshot) =>
        Pages<PlacedFact, long>(
            long.MinValue,
            after =>
                snapshot.Command(
                    $"select p.place, p.seal_number, {Columns} from fact_places p left join facts f on f.id = p.fact_id where p.place > @after order by p.place limit @page",
                    ("@after", after),
                    ("@page", Page)
                ),
            row => new PlacedFact(
                row.GetInt64(0),
                row.GetInt64(1),
                row.IsDBNull(2) ? null : snapshot.Dialect.Fact(row, 2)
            ),
            placed => placed.Place
        );

    /// <summary>The facts of every subject of a kind: subject by subject, each from its first.</summary>
    public static IAsyncEnumerable<FactRow> Facts(
        this DbConnection connection,
        Dialect dialect,
        DbTransaction transaction,
        string subjectKind
    ) =>
        Pages<FactRow, (Guid Subject, int Version)>(
            (Guid.Empty, int.MinValue),
            after =>
                connection.Command(
                    dialect,
                    transaction,
                    $"select {Columns} from facts f where f.subject_kind = @kind and (f.subject_id, f.version) > (@subject, @version) order by f.subject_id, f.version limit @page",
                    ("@kind", subjectKind),
                    ("@subject", after.Subject),
                    ("@version", after.Version),
                    ("@page", Page)
                ),
            row => dialect.Fact(row, 0),
            fact => (fact.SubjectId, fact.Version)
        );

    /// <summary>The facts that have waited longest for their seal.</summary>
    public static Task<List<FactRow>> Waiting(
        this DbConnection connection,
        Dialect dialect,
        DbTransaction transaction,
        int most
    ) =>
        connection
            .Command(
                dialect,
                transaction,
                $"select {Columns} from unsealed u join facts f on f.id = u.fact_id order by u.fact_id limit @most",
                ("@most", most)
            )
            .List(row => dialect.Fact(row, 0));

    private static SealRow SealOf(Dialect dialect, DbDataReader row) =>
        new()
        {
            Number = row.GetInt64(0),
            FirstPlace = row.GetInt64(1),
            LastPlace = row.GetInt64(2),
            At = dialect.At(row, 3),
            Root = row.GetString(4),
            Previous = row.GetString(5),
            Hash = row.GetString(6),
            KeyId = row.GetString(7),
            Signature = row.GetString(8),
        };

    private static FactRow Fact(this Dialect dialect, DbDataReader row, int from) =>
        new()
        {
            Id = dialect.Id(row, from),
            At = dialect.At(row, from + 1),
            RecordedAt = dialect.At(row, from + 2),
            ByKind = Word<ActorKind>(row.GetString(from + 3)),
            ById = dialect.MaybeId(row, from + 4),
            Provenance = Word<Provenance>(row.GetString(from + 5)),
            SubjectKind = row.GetString(from + 6),
            SubjectId = dialect.Id(row, from + 7),
            Version = row.GetInt32(from + 8),
            Kind = row.GetString(from + 9),
            Body = row.GetString(from + 10),
        };

    /// <summary>A word nobody wrote honestly becomes a value nobody has, so that the fact's hash tells.</summary>
    private static T Word<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var word) && word.ToString() == text
            ? word
            : (T)Enum.ToObject(typeof(T), -1);

    private static async IAsyncEnumerable<TRow> Pages<TRow, TKey>(
        TKey after,
        Func<TKey, DbCommand> page,
        Func<DbDataReader, TRow> read,
        Func<TRow, TKey> keyOf
    )
    {
        List<TRow> rows;
        do
        {
            rows = await page(after).List(read);
            foreach (var row in rows)
            {
                after = keyOf(row);
                yield return row;
            }
        } while (rows.Count == Page);
    }
}
