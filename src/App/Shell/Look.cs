using Microsoft.AspNetCore.Mvc;

namespace Kept.App.Shell;

/// <summary>Light or dark as a person chose it; without a choice the page follows their device.</summary>
public static class Look
{
    private const string Cookie = "look";

    public static string? Chosen(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is "light" or "dark"
            ? context.Request.Cookies[Cookie]
            : null;

    public static void MapLook(this IEndpointRouteBuilder app) =>
        app.MapPost(
            "/look",
            ([FromForm] string look, [FromForm] string? back, HttpContext context) =>
            {
                if (look is "light" or "dark")
                    context.Response.Cookies.Append(Cookie, look, Remembered(context));
                return Results.LocalRedirect(IsLocal(back) ? back! : "/");
            }
        );

    public static bool IsLocal(string? back) =>
        back is { Length: > 0 } && back[0] == '/' && !(back.Length > 1 && back[1] is '/' or '\\');

    private static CookieOptions Remembered(HttpContext context) =>
        new()
        {
            MaxAge = TimeSpan.FromDays(400),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            HttpOnly = true,
            IsEssential = true,
        };
}
