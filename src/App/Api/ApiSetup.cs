using Kept.App.Access;
using Kept.App.Data;
using Microsoft.AspNetCore.Authorization;

namespace Kept.App.Api;

/// <summary>The JSON API: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";
    public const string Read = "read";
    public const string Write = "write";
    public const string Admin = "admin";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            KeptJson.Configure(options.SerializerOptions);
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.AllowDuplicateProperties = false;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<ApiAct>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Read, policy => Needs(policy, TokenScope.Read))
            .AddPolicy(Write, policy => Needs(policy, TokenScope.Write))
            .AddPolicy(Admin, policy => Needs(policy, TokenScope.Admin));
        services.AddApiDocument();
    }

    /// <summary>Answers refusals and faults of everything below /api.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            api => api.UseMiddleware<ApiFaults>()
        );

    /// <summary>The group all endpoints of the API hang in: reading needs a token, acts say what they need.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(Root).RequireAuthorization(Read).DisableAntiforgery();

    private static void Needs(AuthorizationPolicyBuilder policy, TokenScope scope) =>
        policy
            .AddAuthenticationSchemes(TokenAuthentication.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(context =>
                Enum.TryParse<TokenScope>(
                    context.User.FindFirst(TokenAuthentication.ScopeClaim)?.Value,
                    out var held
                )
                && held >= scope
            );
}
