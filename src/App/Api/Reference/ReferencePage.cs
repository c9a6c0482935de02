using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.OpenApi;

namespace Kept.App.Api;

/// <summary>The description as a page: plain HTML, no script.</summary>
internal static class ReferencePage
{
    public static string Style { get; } = Resource();

    public static string Of(OpenApiDocument document)
    {
        var page = new StringBuilder();
        var groups = document
            .Paths.SelectMany(path =>
                (path.Value.Operations ?? []).Select(operation =>
                    (Path: path.Key, Method: operation.Key.Method, Operation: operation.Value)
                )
            )
            .GroupBy(
                entry => entry.Operation.Tags?.FirstOrDefault()?.Name ?? "Other",
                StringComparer.Ordinal
            )
            .ToList();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Kept: the JSON API</title>
            <link rel="stylesheet" href="/api/reference.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the endpoints</a>
            <header>
            <h1>Kept: the JSON API</h1>
            <p>{Text(document.Info.Description)}</p>
            <p>For programs: <a href="/openapi/v1.json">/openapi/v1.json</a> (OpenAPI 3.1). Send <code>Authorization: Bearer kept_…</code></p>
            </header>
            <nav aria-label="Endpoints"><ul>
            """
        );
        foreach (var group in groups)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"#{Anchor(group.Key)}\">{Text(group.Key)}</a></li>"
            );
        }
        page.Append("</ul></nav><main id=\"main\">");
        foreach (var group in groups)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<section aria-labelledby=\"{Anchor(group.Key)}\"><h2 id=\"{Anchor(group.Key)}\">{Text(group.Key)}</h2>"
            );
            foreach (var (path, method, operation) in group)
            {
                Operation(page, path, method, operation);
            }
            page.Append("</section>");
        }
        return page.Append("</main></body></html>").ToString();
    }

    private static void Operation(
        StringBuilder page,
        string path,
        string method,
        OpenApiOperation operation
    )
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<details><summary><span class=\"method {method.ToLowerInvariant()}\">{Text(method)}</span> <code>{Text(path)}</code> <span class=\"what\">{Text(operation.Summary)}</span></summary>"
        );
        if (operation.Description is { Length: > 0 } said)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(said)}</p>");
        }
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.Append("<h3>Takes</h3>");
            Members(
                page,
                parameters.Select(one =>
                    (one.Name ?? "", TypeOf(one.Schema), one.Required, one.Description)
                )
            );
        }
        foreach (var (_, media) in operation.RequestBody?.Content?.Take(1) ?? [])
        {
            page.Append("<h3>Body</h3>");
            Members(page, MembersOf(media.Schema));
        }
        page.Append("<h3>Answers</h3><dl>");
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            var schema = answer.Content?.Values.FirstOrDefault()?.Schema;
            var shape =
                schema is null || status[0] != '2' ? "" : $" <code>{Text(TypeOf(schema))}</code>";
            page.Append(
                CultureInfo.InvariantCulture,
                $"<dt>{Text(status)}</dt><dd>{Text(answer.Description)}{shape}</dd>"
            );
            if (schema is not null && status[0] == '2')
            {
                page.Append("<dd>");
                Members(page, MembersOf(schema));
                page.Append("</dd>");
            }
        }
        page.Append("</dl></details>");
    }

    private static void Members(
        StringBuilder page,
        IEnumerable<(string Name, string Type, bool Required, string? Description)> members
    )
    {
        page.Append("<ul class=\"members\">");
        foreach (var (name, type, required, description) in members)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><code>{Text(name)}</code> <span class=\"type\">{Text(type)}{(required ? ", needed" : "")}</span> {Text(description)}</li>"
            );
        }
        page.Append("</ul>");
    }

    private static IEnumerable<(string, string, bool, string?)> MembersOf(IOpenApiSchema? schema) =>
        (
            schema?.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        ).Select(member =>
            (
                member.Key,
                TypeOf(member.Value),
                schema!.Required?.Contains(member.Key) == true,
                member.Value.Description
            )
        );

    private static string TypeOf(IOpenApiSchema? schema) =>
        schema switch
        {
            null => "",
            OpenApiSchemaReference { Reference.Id: { } name } => name,
            { OneOf: { Count: > 0 } choices } => string.Join(
                " or ",
                choices.Select(TypeOf).Where(name => name.Length > 0 && name != "null")
            ),
            { Enum: { Count: > 0 } words } => string.Join(
                " · ",
                words.Select(word => word?.ToString())
            ),
            { Items: { } items } => $"list of {TypeOf(items)}",
            { Format: { Length: > 0 } format } => format,
            _ => (schema.Type & ~JsonSchemaType.Null)?.ToString().ToLowerInvariant() ?? "",
        };

    private static string Anchor(string name) => name.ToLowerInvariant().Replace(' ', '-');

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    private static string Resource()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Kept.App.Api.Reference.reference.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
