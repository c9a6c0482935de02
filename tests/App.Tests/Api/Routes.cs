using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.App.Tests.Api;

/// <summary>An endpoint of the API as the server knows it.</summary>
public sealed record Route(
    string Method,
    string Path,
    string? Summary,
    string? Policy,
    bool Anonymous
);

/// <summary>Every endpoint below /api/v1, from the server itself: a new one is in every test that walks them.</summary>
public static class Routes
{
    public static IReadOnlyList<Route> Of(WebApplication app) =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
                )
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetRequiredMetadata<HttpMethodMetadata>()
                        .HttpMethods.Select(method => new Route(
                            method,
                            endpoint.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/'),
                            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary,
                            endpoint
                                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                                .LastOrDefault(data => data.Policy is not null)
                                ?.Policy,
                            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                        ))
                ),
        ];
}
