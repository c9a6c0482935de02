using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.OpenApi;

namespace Kept.App.Api;

/// <summary>Members and types of the description as HTML, everything encoded.</summary>
internal static class Markup
{
    public static void Members(StringBuilder page, IOpenApiSchema? schema, bool needed)
    {
        page.Append("<ul class=\"members\">");
        foreach (
            var (name, member) in schema?.Properties
                ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        )
        {
            Member(
                page,
                name,
                member,
                needed && schema!.Required?.Contains(name) == true,
                member.Description
            );
        }
        page.Append("</ul>");
    }

    public static void Member(
        StringBuilder page,
        string name,
        IOpenApiSchema? schema,
        bool needed,
        string? description
    ) =>
        page.Append(
            CultureInfo.InvariantCulture,
            $"<li><code>{Text(name)}</code> <span class=\"type\">{TypeOf(schema)}{(needed ? ", needed" : "")}</span> {Text(description)}</li>"
        );

    /// <summary>What sort of value, as HTML: words, a format, or a link to its shape.</summary>
    public static string TypeOf(IOpenApiSchema? schema) =>
        schema switch
        {
            null => "",
            { Enum: { Count: > 0 } words } => Text(
                string.Join(" · ", words.Select(word => word?.ToString()).OfType<string>())
            ),
            { Format: { Length: > 0 } format } => Text(format),
            OpenApiSchemaReference { Properties.Count: > 0, Reference.Id: { } name } =>
                $"<a href=\"#{Anchor(name)}\">{Text(name)}</a>",
            { OneOf: { Count: > 0 } choices } => string.Join(
                " or ",
                choices.Select(TypeOf).Where(name => name.Length > 0)
            ),
            { Items: { } items } => $"list of {TypeOf(items)}",
            { Type: { } type } => Text(
                string.Join(
                    " or ",
                    Enum.GetValues<JsonSchemaType>()
                        .Where(one => one != JsonSchemaType.Null && type.HasFlag(one))
                        .Select(one => one.ToString().ToLowerInvariant())
                )
            ),
            _ => "",
        };

    public static string Anchor(string name) => Text(name.ToLowerInvariant().Replace(' ', '-'));

    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
