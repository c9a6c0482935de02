using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kept.App.Api;

/// <summary>Completes one operation: who may, which headers, which problems.</summary>
internal static class OperationShape
{
    public static async Task Complete(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken stopping
    )
    {
        var document = context.Document!;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var versioned = metadata.OfType<VersionedMetadata>().LastOrDefault();
        var acts = metadata.OfType<ActMetadata>().Any();
        var anonymous = metadata.OfType<IAllowAnonymous>().Any();
        operation.OperationId = NameOf(context);
        ShapeQuery(operation, context);
        AddHeaders(operation, acts, versioned);
        if (!anonymous)
        {
            var scope =
                metadata
                    .OfType<IAuthorizeData>()
                    .LastOrDefault(data => data.Policy is not null)
                    ?.Policy
                ?? ApiSetup.Read;
            operation.Description =
                (operation.Description is { Length: > 0 } said ? said + "\n\n" : "")
                + $"Needs a token of scope {scope}.";
            operation.Security =
            [
                new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(DocumentShape.Bearer, document)] = [],
                },
            ];
        }
        if (document.Components?.Schemas?.ContainsKey(DocumentShape.Problem) != true)
        {
            document.AddComponent(
                DocumentShape.Problem,
                await context.GetOrCreateSchemaAsync(
                    typeof(ProblemJson),
                    cancellationToken: stopping
                )
            );
        }
        ProblemShape.Add(operation, document, acts, versioned, anonymous);
    }

    private static string NameOf(OpenApiOperationTransformerContext context)
    {
        var words = context
            .Description.RelativePath!.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Skip(2)
            .Select(part =>
                part.Contains(':', StringComparison.Ordinal) || part[0] == '{' ? "one" : part
            );
        return context.Description.HttpMethod!.ToLowerInvariant()
            + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static void ShapeQuery(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context
    )
    {
        var parameters =
            context
                .Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>()
                .FirstOrDefault()
                ?.GetParameters()
            ?? [];
        foreach (var sent in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var declared = parameters.FirstOrDefault(parameter => parameter.Name == sent.Name);
            var type = declared is null
                ? null
                : Nullable.GetUnderlyingType(declared.ParameterType) ?? declared.ParameterType;
            if (type == typeof(QueryInstant))
            {
                sent.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = "date-time",
                };
            }
            else if (
                type is { IsGenericType: true }
                && type.GetGenericTypeDefinition() == typeof(Word<>)
            )
            {
                sent.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum =
                    [
                        .. Enum.GetNames(type.GetGenericArguments()[0])
                            .Select(name =>
                                (System.Text.Json.Nodes.JsonNode)name.ToLowerInvariant()
                            ),
                    ],
                };
            }
            else if (sent.Name == "limit")
            {
                sent.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = "1",
                    Maximum = "200",
                };
            }
        }
    }

    private static void AddHeaders(
        OpenApiOperation operation,
        bool acts,
        VersionedMetadata? versioned
    )
    {
        operation.Parameters ??= [];
        if (acts)
        {
            operation.Parameters.Add(
                Header(
                    "Idempotency-Key",
                    "Up to 200 characters of your choice. Asking again with the same key and body gives the stored answer.",
                    required: false
                )
            );
        }
        if (versioned is { IfMatch: true })
        {
            operation.Parameters.Add(
                Header(
                    "If-Match",
                    "The ETag of the version you saw; refused with 412 when it has changed."
                        + (versioned.Needed ? " Needed once there is one (428)." : ""),
                    required: false
                )
            );
        }
        if (versioned is null)
        {
            return;
        }
        foreach (var (_, answer) in operation.Responses ?? [])
        {
            if (answer is OpenApiResponse response)
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                response.Headers["ETag"] = new OpenApiHeader
                {
                    Description = "The version, in quotes: what If-Match takes.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }
    }

    private static OpenApiParameter Header(string name, string description, bool required) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Required = required,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
