using Kept.App.Api;
using Kept.App.Data;

namespace Kept.App.People;

/// <summary>Areas over HTTP.</summary>
public static class AreaApi
{
    public static void MapAreas(this RouteGroupBuilder api)
    {
        var areas = api.MapGroup("/areas").WithTags("Areas");
        areas.MapPost("", Open).Begins<AreaJson>("Open an area", ApiSetup.Admin);
        areas.MapGet("", List).Reads("Areas by key");
        areas
            .MapPost("/{key}/lead", Lead)
            .Acts<AreaJson>("Somebody leads it from now on", ApiSetup.Admin);
    }

    private static Task<IResult> Open(HttpContext http, ApiAct act, OpenAreaJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var parent = body.Parent is { } above ? await scope.Db.AreaId(above) : (Guid?)null;
                var row = await OpenArea.Run(
                    scope,
                    body.Key,
                    body.Name,
                    body.Calendar,
                    parent,
                    body.Lead
                );
                return ApiAnswer.Created(
                    $"{ApiSetup.Root}/areas/{row.Key}",
                    AreaJson.Of(row),
                    row.Version
                );
            }
        );

    /// <param name="after">The last key read.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<AreaJson>> List(Store store, string? after, int? limit) =>
        store.Read(db => db.Areas(after, Paging.Limit(limit)));

    private static Task<IResult> Lead(HttpContext http, ApiAct act, string key, LeadJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await scope.LockArea(key);
                http.MustMatch(row.Version);
                await LeadArea.Run(scope, row, body.Person);
                return ApiAnswer.Ok(AreaJson.Of(row), row.Version);
            }
        );
}
