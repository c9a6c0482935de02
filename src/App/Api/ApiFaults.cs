using Kept.App.Data;
using Kept.Domain;

namespace Kept.App.Api;

/// <summary>The one place where refusals and faults become answers of the API: always a problem with a code, never an exception's text.</summary>
public sealed partial class ApiFaults(RequestDelegate next, ILogger<ApiFaults> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.ContentType is null)
            {
                await (Unsaid(http.Response.StatusCode)?.ExecuteAsync(http) ?? Task.CompletedTask);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested) { }
        catch (Exception problem) when (!http.Response.HasStarted)
        {
            await Answer(http, problem).ExecuteAsync(http);
        }
    }

    private IResult Answer(HttpContext http, Exception problem)
    {
        switch (problem)
        {
            case Refusal refusal:
                return Problems.Of(refusal);
            case BadHttpRequestException unreadable:
                return Unreadable.Answer(unreadable);
        }
        if (Outages.IsOne(problem))
        {
            DatabaseAway(problem.GetType().Name);
            http.Response.Headers.RetryAfter = "2";
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "unavailable",
                "The database cannot be reached or cannot write just now. Ask again soon, with the same Idempotency-Key."
            );
        }
        Fault(
            string.Join(" < ", Chain(problem).Select(one => one.GetType().Name)),
            http.TraceIdentifier,
            problem.StackTrace ?? ""
        );
        return Problems.Of(
            StatusCodes.Status500InternalServerError,
            "fault",
            $"Something went wrong on our side. It is in the log as {http.TraceIdentifier}."
        );
    }

    private static IEnumerable<Exception> Chain(Exception problem)
    {
        for (var one = problem; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    private static IResult? Unsaid(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => Problems.Of(
                status,
                "not_found",
                "There is nothing at this address. The reference is at /api."
            ),
            StatusCodes.Status405MethodNotAllowed => Problems.Of(
                status,
                "method_not_allowed",
                "This address does not take that method; Allow names those it takes."
            ),
            StatusCodes.Status413PayloadTooLarge => Unreadable.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => Unreadable.NotJson,
            StatusCodes.Status400BadRequest => Problems.Of(
                status,
                "body_unreadable",
                "This cannot be read."
            ),
            _ => null,
        };

    [LoggerMessage(300, LogLevel.Error, "A fault in the API: {Types}, request {Request}\n{Trace}")]
    private partial void Fault(string types, string request, string trace);

    [LoggerMessage(301, LogLevel.Error, "The API answered 503: the database failed with {Type}.")]
    private partial void DatabaseAway(string type);
}
