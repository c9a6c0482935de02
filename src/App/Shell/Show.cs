using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kept.App.Shell;

/// <summary>Answers of endpoints that people look at.</summary>
public static class Show
{
    /// <summary>A page or fragment; its parameters are the members of <paramref name="parameters"/>.</summary>
    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>After an act: to another page, also when only a part of this one asked.</summary>
    public static IResult GoTo(HttpContext context, string path)
    {
        if (!context.Request.WantsFragment())
            return Results.LocalRedirect(path);
        context.Response.Headers["HX-Redirect"] = path;
        return Results.NoContent();
    }

    public static bool WantsFragment(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true";

    public static IResult NotFound() =>
        Page<RefusalPage>(
            new { Title = ShellWords.NotFoundTitle, Words = ShellWords.NotFoundWords },
            StatusCodes.Status404NotFound
        );

    /// <summary>A rule said no to something that has no form to say it in.</summary>
    public static IResult Refused(string sentence) =>
        Page<RefusalPage>(
            new { Title = ShellWords.RefusedTitle, Words = sentence },
            StatusCodes.Status409Conflict
        );

    /// <summary>A form that no page of ours sent, or one from before the last sign-in.</summary>
    public static IResult NotOurs() =>
        Page<RefusalPage>(
            new { Title = ShellWords.RefusedTitle, Words = ShellWords.NotOursWords },
            StatusCodes.Status400BadRequest
        );

    public static IResult Failed(string reference) =>
        Page<RefusalPage>(
            new
            {
                Title = ShellWords.FailedTitle,
                Words = ShellWords.FailedWords,
                Reference = reference,
            },
            StatusCodes.Status500InternalServerError
        );
}
