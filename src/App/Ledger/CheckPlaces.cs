using Kept.App.Data;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>Each fact is either in the sequence or waits for its seal, and not for long.</summary>
internal static class CheckPlaces
{
    private static readonly Duration LongestWait = Duration.FromMinutes(1);

    public static async Task Run(Snapshot snapshot, Instant? now, VerifyReport report)
    {
        report.Facts = await Count(snapshot, "facts");
        report.FactsWaiting = await Count(snapshot, "unsealed");
        await Each(
            snapshot,
            """
            select f.id, f.kind, f.subject_id from facts f
            where not exists (select 1 from fact_places p where p.fact_id = f.id)
            and not exists (select 1 from unsealed u where u.fact_id = f.id)
            """,
            (id, kind, subject) =>
                report.Found(
                    "fact_without_place",
                    $"Fact {id} ({kind}) is neither in the sequence nor waiting for its seal: it came in by the side.",
                    subject
                )
        );
        await Each(
            snapshot,
            """
            select f.id, f.kind, f.subject_id from unsealed u join facts f on f.id = u.fact_id
            join fact_places p on p.fact_id = u.fact_id
            """,
            (id, kind, subject) =>
                report.Found(
                    "fact_placed_and_waiting",
                    $"Fact {id} ({kind}) is in the sequence and waits for a place all the same.",
                    subject
                )
        );
        if (now is { } moment)
        {
            await Each(
                snapshot,
                "select f.id, f.kind, f.subject_id from unsealed u join facts f on f.id = u.fact_id where f.recorded_at < @limit",
                (id, kind, subject) =>
                    report.Found(
                        "fact_waits_too_long",
                        $"Fact {id} ({kind}) has waited for its seal for more than a minute: the sealer does not run.",
                        subject
                    ),
                ("@limit", moment - LongestWait)
            );
        }
    }

    private static async Task<long> Count(Snapshot snapshot, string table) =>
        await snapshot.Command($"select count(*) from {table}").Value(row => row.GetInt64(0)) ?? 0;

    private static async Task Each(
        Snapshot snapshot,
        string query,
        Action<Guid, string, Guid> found,
        params (string Name, object? Value)[] parameters
    )
    {
        var rows = await snapshot
            .Command($"{query} limit {VerifyReport.MostListed + 1}", parameters)
            .List(row =>
                (snapshot.Dialect.Id(row, 0), row.GetString(1), snapshot.Dialect.Id(row, 2))
            );
        foreach (var (id, kind, subject) in rows)
        {
            found(id, kind, subject);
        }
    }
}
