using System.Globalization;
using System.Reflection;
using System.Text;
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
            <p>{Markup.Text(document.Info.Description)}</p>
            <p>For programs: <a href="/openapi/v1.json">/openapi/v1.json</a> (OpenAPI 3.1). Send <code>Authorization: Bearer kept_…</code></p>
            </header>
            <nav aria-label="Endpoints"><ul>
            """
        );
        foreach (var group in groups)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"#{Markup.Anchor(group.Key)}\">{Markup.Text(group.Key)}</a></li>"
            );
        }
        page.Append("<li><a href=\"#shapes\">Shapes</a></li></ul></nav><main id=\"main\">");
        foreach (var group in groups)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<section aria-labelledby=\"{Markup.Anchor(group.Key)}\"><h2 id=\"{Markup.Anchor(group.Key)}\">{Markup.Text(group.Key)}</h2>"
            );
            foreach (var (path, method, operation) in group)
            {
                Operation(page, path, method, operation);
            }
            page.Append("</section>");
        }
        Shapes(page, document);
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
            $"<details><summary><span class=\"method {method.ToLowerInvariant()}\">{Markup.Text(method)}</span> <code>{Markup.Text(path)}</code> <span class=\"what\">{Markup.Text(operation.Summary)}</span></summary>"
        );
        if (operation.Description is { Length: > 0 } said)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Markup.Text(said)}</p>");
        }
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.Append("<h3>Takes</h3><ul class=\"members\">");
            foreach (var one in parameters)
            {
                Markup.Member(page, one.Name ?? "", one.Schema, one.Required, one.Description);
            }
            page.Append("</ul>");
        }
        foreach (var (_, media) in operation.RequestBody?.Content?.Take(1) ?? [])
        {
            page.Append("<h3>Body</h3>");
            Markup.Members(page, media.Schema, needed: true);
        }
        page.Append("<h3>Answers</h3><dl>");
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            var schema = status[0] == '2' ? answer.Content?.Values.FirstOrDefault()?.Schema : null;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<dt>{Markup.Text(status)}</dt><dd>{Markup.Text(answer.Description)} {Markup.TypeOf(schema)}</dd>"
            );
        }
        page.Append("</dl></details>");
    }

    private static void Shapes(StringBuilder page, OpenApiDocument document)
    {
        page.Append("<section aria-labelledby=\"shapes\"><h2 id=\"shapes\">Shapes</h2>");
        foreach (
            var (name, schema) in document.Components?.Schemas
                ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        )
        {
            if (schema.Properties is { Count: > 0 })
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<h3 id=\"{Markup.Anchor(name)}\">{Markup.Text(name)}</h3><p>{Markup.Text(schema.Description)}</p>"
                );
                Markup.Members(page, schema, needed: false);
            }
        }
        page.Append("</section>");
    }

    private static string Resource()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Kept.App.Api.Reference.reference.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
