using Microsoft.OpenApi;

namespace Kept.App.Api;

/// <summary>The problems an operation may answer with.</summary>
internal static class ProblemShape
{
    public static void Add(
        OpenApiOperation operation,
        OpenApiDocument document,
        bool acts,
        VersionedMetadata? versioned,
        bool anonymous
    )
    {
        operation.Responses ??= [];
        AddOne("400", "It cannot be read: body_unreadable, parameter_unreadable.");
        if (!anonymous)
        {
            AddOne("401", "No valid token: token_needed.");
            AddOne("403", "This token or actor may not: scope_needed, supervisor_needed.");
        }
        AddOne("404", "What is named does not exist.");
        if (acts)
        {
            AddOne(
                "409",
                "It was right once, but things have moved on: already_settled, still_running …"
            );
        }
        if (versioned is { IfMatch: true })
        {
            AddOne("412", "Somebody changed it meanwhile: changed_meanwhile.");
        }
        if (versioned is { Needed: true })
        {
            AddOne("428", "If-Match is missing: version_missing.");
        }
        if (operation.RequestBody is not null)
        {
            AddOne("413", "More than a megabyte: body_too_large.");
            AddOne("415", "Not JSON: media_type_unknown.");
        }
        AddOne("422", "It cannot be right; the code and the sentence say why.");
        AddOne("500", "A fault of ours: fault.");
        AddOne("503", "The database is away; Retry-After says when to ask again: unavailable.");

        void AddOne(string status, string description) =>
            operation.Responses.TryAdd(
                status,
                new OpenApiResponse
                {
                    Description = description,
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        ["application/problem+json"] = new()
                        {
                            Schema = new OpenApiSchemaReference(DocumentShape.Problem, document),
                        },
                    },
                }
            );
    }
}
