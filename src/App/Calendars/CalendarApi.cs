using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain.Calendars;

namespace Kept.App.Calendars;

/// <summary>Calendars over HTTP: hours, and working time counted by them.</summary>
public static class CalendarApi
{
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Calendars");
        calendars.MapGet("", List).Reads("The newest version of every calendar");
        calendars.MapGet("/{key}", Get).Reads("A calendar's newest version, or a named one", true);
        calendars
            .MapPut("/{key}", Set)
            .Acts<CalendarVersionJson>("Give a calendar its first or next version", ApiSetup.Admin)
            .WithMetadata(new VersionedMetadata(IfMatch: true, Needed: true))
            .Produces<CalendarVersionJson>(StatusCodes.Status201Created);
        calendars.MapPost("/{key}/due", Due).Reads("When so much working time is over, and why");
        calendars.MapPost("/{key}/elapsed", Elapsed).Reads("How much working time is in a period");
    }

    /// <param name="after">The last key read.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<CalendarVersionJson>> List(Store store, string? after, int? limit) =>
        store.Read(db => db.Calendars(after, Paging.Limit(limit)));

    /// <param name="version">The newest unless named.</param>
    internal static async Task<CalendarVersionJson> Get(
        HttpContext http,
        Store store,
        string key,
        int? version
    )
    {
        var row = await store.Read(db => db.CalendarOf(key, version));
        http.SetVersion(row.Version);
        return CalendarVersionJson.Of(row);
    }

    private static Task<IResult> Set(
        HttpContext http,
        ApiAct act,
        string key,
        CalendarTerms body
    ) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await SetCalendar.Run(
                    scope,
                    key,
                    body,
                    newest => MustMatch(http, newest)
                );
                var json = CalendarVersionJson.Of(row);
                return row.Version == 1
                    ? ApiAnswer.Created($"{ApiSetup.Root}/calendars/{key}", json, row.Version)
                    : ApiAnswer.Ok(json, row.Version);
            }
        );

    private static void MustMatch(HttpContext http, CalendarRow? newest)
    {
        if (newest is not null)
        {
            http.MustNameVersion(newest.Version);
        }
        else if (http.Request.Headers.IfMatch.Count > 0)
        {
            throw new ChangedMeanwhile();
        }
    }

    private static async Task<ReckonedDueJson> Due(Store store, string key, ReckonDueJson body)
    {
        var row = await store.Read(db => db.CalendarOf(key));
        var calendar = CalendarVersions.Of(row);
        var trace = calendar.TraceDue(body.Start, body.Working);
        return new ReckonedDueJson(trace.Due, row.Version, TraceJson.Of(calendar, trace));
    }

    private static async Task<ReckonedElapsedJson> Elapsed(
        Store store,
        string key,
        ReckonElapsedJson body
    )
    {
        var row = await store.Read(db => db.CalendarOf(key));
        return new ReckonedElapsedJson(
            CalendarVersions.Of(row).Elapsed(body.Start, body.End),
            row.Version
        );
    }
}
