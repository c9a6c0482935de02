using Kept.Domain;

namespace Kept.App.Api;

/// <summary>Problem details (RFC 9457) with a stable code.</summary>
public static class Problems
{
    public static IResult Of(Refusal refusal) =>
        Of(
            refusal switch
            {
                ChangedMeanwhile => StatusCodes.Status412PreconditionFailed,
                VersionMissing => StatusCodes.Status428PreconditionRequired,
                _ => StatusOf(refusal.Kind),
            },
            refusal.Code,
            refusal.Message
        );

    private static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    public static IResult Of(int status, string code, string sentence) =>
        Results.Problem(
            sentence,
            statusCode: status,
            title: code,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code }
        );
}
