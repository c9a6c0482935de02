using Kept.App.Calendars;
using Kept.App.Data;
using Kept.App.People;
using Kept.App.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Kept.App.Access;

/// <summary>Pages behind the sign-in. Who looks is read afresh for each request.</summary>
public static class StaffPages
{
    public static RouteGroupBuilder MapStaffPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes
            .MapGroup("")
            .RequireAuthorization()
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        pages.AddEndpointFilter(
            async (context, next) =>
            {
                var http = context.HttpContext;
                http.Response.Headers.CacheControl = "no-store";
                var store = http.RequestServices.GetRequiredService<Store>();
                var now = await store.Now();
                if (await store.Read(db => Access.Viewer.Of(db, http.User, now)) is not { } viewer)
                {
                    await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                    return Show.GoTo(http, "/sign-in");
                }
                http.Features.Set(viewer);
                return await next(context);
            }
        );
        return pages;
    }

    public static Viewer Viewer(this HttpContext http) => http.Features.Get<Viewer>()!;

    /// <summary>What stands around every page of this viewer.</summary>
    public static async Task<FrameView> Frame(this KeptDb db, Viewer viewer, Instant now)
    {
        var area = await db.Area(viewer.Area);
        var hours = area is null ? null : await db.NewestCalendar(area.Calendar);
        var calendar = hours is null ? null : CalendarVersions.Of(hours);
        var until =
            !viewer.OffDuty && calendar?.IsOpen(now) == true ? Closing(calendar, now) : null;
        return new FrameView(
            viewer.Organisation,
            new WhoView(viewer.Name, !viewer.OffDuty, until),
            new Viewing(now, viewer.Zone)
        );
    }

    private static Instant? Closing(Domain.Calendars.Calendar calendar, Instant now)
    {
        try
        {
            return calendar.NextClosing(now);
        }
        catch (Domain.Calendars.NoClosing)
        {
            return null;
        }
    }
}
