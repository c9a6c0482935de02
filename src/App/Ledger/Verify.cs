using System.Data.Common;
using Kept.App.Data;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>Derives everything again from the ledger and compares. Only reads, from one moment's snapshot, while others write on.</summary>
public static class Verify
{
    /// <param name="witness">What is known outside the database; without it a ledger forged as a whole is not found.</param>
    /// <param name="now">The database's clock, to find what is late; null for a store that no clock runs on.</param>
    /// <param name="progress">Told how many facts were passed so far; each is passed twice.</param>
    public static async Task<VerifyReport> Run(
        Store store,
        Witness witness,
        Instant? now = null,
        IProgress<long>? progress = null
    )
    {
        var report = new VerifyReport();
        var written = witness.Heads()?.Length ?? 0;
        await using (var snapshot = await Snapshot.Of(store))
        {
            var passed = new Passed(progress);
            await Section(
                report,
                "the seals",
                () => CheckSeals.Run(snapshot, witness, written, report, passed)
            );
            await Section(
                report,
                "the places of facts",
                () => CheckPlaces.Run(snapshot, now, report)
            );
            await Section(
                report,
                "what follows from the facts",
                () => new CheckSubjects(snapshot, now, report, passed).Run()
            );
        }
        if (!store.Dialect.IsPostgres)
        {
            CheckHeads.KeepUp(witness, report);
        }
        return report;
    }

    /// <summary>What cannot even be read is found wanting, and the rest is checked all the same; a database that is away is not the ledger's fault.</summary>
    private static async Task Section(VerifyReport report, string part, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception problem)
            when (problem is not (OperationCanceledException or IOException)
                && problem is not DbException { IsTransient: true }
            )
        {
            report.Found("unreadable", $"Reading {part} stopped: {problem.Message}");
        }
    }
}

/// <summary>Counts what was passed and tells now and then.</summary>
internal sealed class Passed(IProgress<long>? progress)
{
    private long count;

    public void One()
    {
        if (++count % 1000 == 0)
        {
            progress?.Report(count);
        }
    }
}
