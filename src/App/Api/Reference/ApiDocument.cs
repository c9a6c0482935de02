using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kept.App.Api;

/// <summary>The API's description: built from the endpoints themselves when it is first asked for, then kept.</summary>
public sealed class ApiDocument(IServiceProvider services)
{
    private const string Name = "v1";
    private readonly Lazy<Task<Built>> built = new(() => Build(services));

    public static void AddTo(IServiceCollection services)
    {
        services.AddOpenApi(Name, DocumentShape.Configure);
        services.AddSingleton<ApiDocument>();
    }

    public async Task<string> Json() => (await built.Value).Json;

    public async Task<string> Page() => (await built.Value).Page;

    private static async Task<Built> Build(IServiceProvider services)
    {
        var document = await services
            .GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync();
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        return new Built(Encoding.UTF8.GetString(stream.ToArray()), ReferencePage.Of(document));
    }

    private sealed record Built(string Json, string Page);
}

/// <summary>Where the description is: for programs at <c>/openapi/v1.json</c>, for people at <c>/api</c>.</summary>
public static class ApiDocumentEndpoints
{
    public static void AddApiDocument(this IServiceCollection services) =>
        ApiDocument.AddTo(services);

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet(
            "/openapi/v1.json",
            async (ApiDocument document) =>
                Results.Text(await document.Json(), "application/json", Encoding.UTF8)
        );
        open.MapGet("/api", Page);
        open.MapGet(
            "/api/reference.css",
            () => Results.Text(ReferencePage.Style, "text/css", Encoding.UTF8)
        );
    }

    private static async Task<IResult> Page(HttpContext http, ApiDocument document)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Text(await document.Page(), "text/html", Encoding.UTF8);
    }
}
