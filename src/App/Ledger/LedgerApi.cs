using Kept.App.Api;
using Kept.App.Data;

namespace Kept.App.Ledger;

/// <summary>The ledger over HTTP.</summary>
public static class LedgerApi
{
    public static void MapLedger(this RouteGroupBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Ledger");
        ledger.MapGet("", List).Reads("Every sealed fact, in the one sequence");
        ledger
            .MapGet("/head", Head)
            .AllowAnonymous()
            .Reads("The newest seal, for everybody to keep");
        ledger.MapGet("/proof/{factId:guid}", Proof).Reads("What proves one fact");
    }

    /// <param name="after">The place of the last fact read.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<PlacedFactJson>> List(Store store, string? after, int? limit) =>
        store.Read(db => db.Sealed(after, Paging.Limit(limit)));

    private static Task<HeadJson> Head(Store store) => store.Read(db => db.Head());

    private static Task<ProofJson> Proof(Store store, Guid factId) =>
        store.Read(db => db.Proof(factId));
}
