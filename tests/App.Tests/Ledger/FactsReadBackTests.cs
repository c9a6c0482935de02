using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Ledger;

public sealed class FactsReadBackTests : TestHouse
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);

    [Fact]
    public async Task Every_fact_reads_back_as_it_was_written()
    {
        var promise = await BenPromises(now + Duration.FromHours(6));
        await Do(
            promise.Id,
            AsBen,
            (scope, row) => NotePromise.Run(scope, row, "He prefers mornings")
        );
        await Do(
            promise.Id,
            AsBen,
            (scope, row) =>
                KeepPromise.Run(scope, row, new EvidenceWish(EvidenceKind.Call, null, "call-17"))
        );

        foreach (var row in await Store.Read(db => db.Set<FactRow>().ToListAsync()))
        {
            var fact = row.ToFact();
            FactJson.KindOf(fact).ShouldBe(row.Kind);
            FactJson.BodyOf(fact).ShouldBe(row.Body);
            fact.At.ShouldBe(row.At);
        }
    }
}
