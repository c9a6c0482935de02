using Kept.Domain;

namespace Kept.App.Shell;

/// <summary>What a person sees when there is no such page, when a rule said no, or when something failed: never an exception's text.</summary>
public sealed partial class PageFaults(RequestDelegate next, ILogger<PageFaults> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (
                http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
                && http.GetEndpoint() is null
            )
            {
                await Show.NotFound().ExecuteAsync(http);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested) { }
        catch (Refusal refusal) when (!http.Response.HasStarted)
        {
            await Show.Refused(refusal.Message).ExecuteAsync(http);
        }
        catch (BadHttpRequestException unreadable) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = unreadable.StatusCode;
        }
        catch (Exception problem) when (!http.Response.HasStarted)
        {
            PageFailed(problem, http.TraceIdentifier);
            await Show.Failed(http.TraceIdentifier).ExecuteAsync(http);
        }
    }

    [LoggerMessage(
        300,
        LogLevel.Error,
        "A page failed; its reader was given the reference {Reference}."
    )]
    private partial void PageFailed(Exception problem, string reference);
}
