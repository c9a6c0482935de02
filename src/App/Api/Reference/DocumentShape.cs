using Kept.Domain.Calendars;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Kept.App.Api;

/// <summary>What the description says besides what the endpoints say themselves.</summary>
internal static class DocumentShape
{
    public const string Problem = "Problem";
    public const string Bearer = "token";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type =>
            OpenApiOptions
                .CreateDefaultSchemaReferenceId(type)
                ?.Replace("Json", "", StringComparison.Ordinal);
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context));
        options.AddOperationTransformer(OperationShape.Complete);
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
    }

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kept",
            Version = "1",
            Description =
                "Promises over HTTP. Every answer that is not 2xx is a problem (RFC 9457) with a stable code. "
                + "An act is a noun: POST it, with an Idempotency-Key, and asking again gives the same answer. "
                + "Instants are RFC 3339, durations ISO 8601.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(
            StringComparer.Ordinal
        );
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An access token: Authorization: Bearer kept_…",
        };
        return Task.CompletedTask;
    }

    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var text =
            plain == typeof(Instant) ? ("date-time", "2026-11-27T16:00:00Z")
            : plain == typeof(Duration) ? ("duration", "PT4H")
            : plain == typeof(LocalDate) || plain == typeof(ClosedDate) ? ("date", "2026-12-25")
            : plain == typeof(TimeOfDay) ? ("time", "09:00")
            : ((string Format, string Example)?)null;
        if (text is { } known)
        {
            schema.Type =
                plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = known.Format;
            schema.Properties?.Clear();
            schema.Required?.Clear();
            schema.Examples = [known.Example];
        }
        return Task.CompletedTask;
    }
}

/// <summary>A problem (RFC 9457).</summary>
/// <param name="Type">A URI for the status.</param>
/// <param name="Title">The code again.</param>
/// <param name="Detail">A sentence for a person: what is wrong and what would help.</param>
/// <param name="Code">Stable, for programs.</param>
public sealed record ProblemJson(string Type, string Title, int Status, string Detail, string Code);
