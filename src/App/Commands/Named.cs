using System.Text.Json.Nodes;

namespace Kept.App.Commands;

/// <summary>Finds what a person named on the command line: an id, a short number, a name, a mail address.</summary>
internal static class Named
{
    /// <summary>Somebody who works here.</summary>
    public static async Task<string> Person(Reach reach, string said) =>
        IsId(said)
            ? said
            : await One(reach, "/api/v1/people?active=true&limit=200", said)
                ?? throw Ended.Refused($"Nobody here is called {said}.");

    /// <summary>A customer of ours, or one to meet now.</summary>
    public static async Task<JsonObject> Customer(Reach reach, string said) =>
        IsId(said) ? new JsonObject { ["id"] = said }
        : await One(reach, $"/api/v1/customers?limit=200&q={Uri.EscapeDataString(said)}", said)
            is { } id
            ? new JsonObject { ["id"] = id }
        : new JsonObject { ["name"] = said };

    /// <summary>P-1042 or its id, as it goes into an address.</summary>
    public static string Promise(string said) => Numbered(said, "P", "promise");

    /// <summary>C-311 or its id, as it goes into an address.</summary>
    public static string Case(string said) => Numbered(said, "C", "case");

    private static string Numbered(string said, string letter, string what)
    {
        if (IsId(said))
        {
            return said;
        }
        var digits = said.StartsWith($"{letter}-", StringComparison.OrdinalIgnoreCase)
            ? said[2..]
            : said;
        return digits.Length is > 0 and < 19 && digits.All(char.IsAsciiDigit)
            ? $"{letter}-{digits}"
            : throw Ended.WrongUsage(
                $"{said} is no {what}; give its number, such as {letter}-1042."
            );
    }

    /// <summary>The id of the only one whose name or mail address it is, of all pages; null for none.</summary>
    private static async Task<string?> One(Reach reach, string path, string said)
    {
        var found = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = await reach.Get(next.Length == 0 ? path : $"{path}&after={next}");
            found.AddRange(
                page["items"]!
                    .AsArray()
                    .Where(item =>
                        Same(item!["name"]?.ToString(), said)
                        || Same(item["email"]?.ToString(), said)
                    )
                    .Select(item => item!["id"]!.ToString())
            );
            next = page["next"]?.ToString();
        }
        return found.Count <= 1
            ? found.SingleOrDefault()
            : throw Ended.Refused(
                $"{found.Count} are called {said}. Give the id of the one you mean."
            );
    }

    private static bool Same(string? one, string other) =>
        string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsId(string said) => Guid.TryParseExact(said, "D", out _);
}
