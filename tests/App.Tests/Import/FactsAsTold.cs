using System.Globalization;
using System.Text.RegularExpressions;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Tests.Import;

/// <summary>Imported facts in the order of the ledger, without what differs from run to run: an id is named by its place of first mention, words stand for themselves.</summary>
public static partial class FactsAsTold
{
    public static async Task<List<string>> Of(Store store)
    {
        var facts = await store.Read(db =>
            db.Set<FactRow>()
                .Where(fact => fact.Provenance == Provenance.Imported)
                .OrderBy(fact => fact.Id)
                .ToListAsync()
        );
        var words = await store.Read(db =>
            db.Set<TextRow>().ToDictionaryAsync(text => text.Id, text => text.Text)
        );
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string Named(string id) =>
            words.TryGetValue(Guid.Parse(id), out var said) ? said
            : names.TryGetValue(id, out var name) ? name
            : names[id] = names.Count.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. facts.Select(fact =>
                $"{fact.At} {fact.ByKind} {fact.Kind} {Named(fact.SubjectId.ToString())} v{fact.Version} "
                + Id()
                    .Replace(
                        Salted().Replace(Number().Replace(fact.Body, ""), ""),
                        id => Named(id.Value)
                    )
            ),
        ];
    }

    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Id();

    [GeneratedRegex("\"digest\":\"[0-9a-f]{64}\"", RegexOptions.NonBacktracking)]
    private static partial Regex Salted();

    /// <summary>A rolled-back transaction leaves a gap in PostgreSQL's numbers.</summary>
    [GeneratedRegex("\"number\":[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
