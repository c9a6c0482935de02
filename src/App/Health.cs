using Kept.App.Data;
using Kept.App.Data.Schema;

namespace Kept.App;

/// <summary>Whether the process lives, and whether it can serve. A constant answer for everybody.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(Store store, HttpContext http)
    {
        try
        {
            if (await Schema.IsCurrent(store))
            {
                return Results.Text("ready");
            }
        }
        catch (System.Data.Common.DbException) { }
        http.Response.Headers.RetryAfter = "2";
        return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
