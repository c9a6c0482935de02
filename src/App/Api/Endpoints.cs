namespace Kept.App.Api;

/// <summary>Marks an endpoint that changes something: it takes an Idempotency-Key.</summary>
public sealed record ActMetadata;

/// <summary>Marks an endpoint whose subject has a version: its answers carry an ETag.</summary>
/// <param name="IfMatch">Whether it takes If-Match.</param>
/// <param name="Needed">Whether it refuses to go without.</param>
public sealed record VersionedMetadata(bool IfMatch = false, bool Needed = false);

/// <summary>How endpoints say what they are.</summary>
public static class Endpoints
{
    /// <summary>It reads.</summary>
    public static RouteHandlerBuilder Reads(
        this RouteHandlerBuilder endpoint,
        string summary,
        bool versioned = false
    )
    {
        endpoint.WithSummary(summary);
        return versioned ? endpoint.WithMetadata(new VersionedMetadata()) : endpoint;
    }

    /// <summary>It acts: in one transaction, once per Idempotency-Key.</summary>
    public static RouteHandlerBuilder Acts<TAnswer>(
        this RouteHandlerBuilder endpoint,
        string summary,
        string policy = ApiSetup.Write,
        int status = StatusCodes.Status200OK,
        bool ifMatch = true
    ) =>
        endpoint
            .RequireAuthorization(policy)
            .WithSummary(summary)
            .WithMetadata(new ActMetadata(), new VersionedMetadata(ifMatch))
            .Produces<TAnswer>(status);

    /// <summary>It begins something new.</summary>
    public static RouteHandlerBuilder Begins<TAnswer>(
        this RouteHandlerBuilder endpoint,
        string summary,
        string policy = ApiSetup.Write
    ) => endpoint.Acts<TAnswer>(summary, policy, StatusCodes.Status201Created, ifMatch: false);

    public static void SetVersion(this HttpContext http, int version) =>
        http.Response.Headers.ETag = FormattableString.Invariant($"\"{version}\"");
}
