using System.Text.Json;
using Kept.App.Access;
using Kept.App.Api;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>Reading the ledger.</summary>
public static class LedgerQueries
{
    /// <summary>Texts by id; erased ones are not there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> TextsOf(
        this KeptDb db,
        IEnumerable<Guid> ids
    )
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Set<TextRow>()
                .Where(row => wanted.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Text);
    }

    /// <summary>A subject's facts in order, with words, actors' names and places.</summary>
    public static async Task<Page<FactJsonWithWords>> FactsOf(
        this KeptDb db,
        string subjectKind,
        Guid subject,
        string? after,
        int limit
    )
    {
        var from = after is null ? 0 : Cursor.NumberOf(Cursor.Read(after, 1)[0]);
        var rows = await db.Set<FactRow>()
            .Where(row =>
                row.SubjectKind == subjectKind && row.SubjectId == subject && row.Version > from
            )
            .OrderBy(row => row.Version)
            .Take(limit + 1)
            .ToListAsync();
        var shown = rows.Take(limit).ToList();
        var ids = shown.Select(row => row.Id).ToList();
        var places = await db.Set<FactPlaceRow>()
            .Where(place => ids.Contains(place.FactId))
            .ToDictionaryAsync(place => place.FactId);
        var bodies = shown.Select(row => JsonElement.Parse(row.Body)).ToList();
        var refs = bodies.Select(TextRefs).ToList();
        var texts = await db.TextsOf(refs.SelectMany(ids => ids));
        var names = await db.NamesOf(shown.Select(row => (row.ByKind, row.ById)));
        return new Page<FactJsonWithWords>(
            [
                .. shown.Select(
                    (row, index) =>
                        FactJsonWithWords.Of(
                            row,
                            bodies[index],
                            names,
                            refs[index].ToDictionary(id => id, texts.GetValueOrDefault),
                            places.GetValueOrDefault(row.Id)
                        )
                ),
            ],
            rows.Count > limit
                ? Cursor.Of(
                    shown[^1].Version.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
                : null
        );
    }

    /// <summary>The names of those who acted: colleagues and tokens.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(
        this KeptDb db,
        IEnumerable<(ActorKind Kind, Guid? Id)> actors
    )
    {
        var byKind = actors
            .Where(by => by.Id is not null)
            .Distinct()
            .ToLookup(by => by.Kind, by => by.Id!.Value);
        var people = byKind[ActorKind.Person].ToList();
        var tokens = byKind[ActorKind.Token].ToList();
        var names = await db.Set<PersonRow>()
            .Where(row => people.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        if (tokens.Count > 0)
        {
            foreach (
                var token in await db.Set<TokenRow>()
                    .Where(row => tokens.Contains(row.Id))
                    .Select(row => new { row.Id, row.Name })
                    .ToListAsync()
            )
            {
                names[token.Id] = token.Name;
            }
        }
        return names;
    }

    /// <summary>The ledger by sealed place, so that no late commit is skipped.</summary>
    public static async Task<Page<PlacedFactJson>> Sealed(this KeptDb db, string? after, int limit)
    {
        var from = after is null ? 0 : Cursor.NumberOf(after);
        var rows = await db.Set<FactPlaceRow>()
            .Where(place => place.Place > from)
            .OrderBy(place => place.Place)
            .Take(limit + 1)
            .Join(
                db.Set<FactRow>(),
                place => place.FactId,
                fact => fact.Id,
                (place, fact) => new { Place = place, Fact = fact }
            )
            .OrderBy(row => row.Place.Place)
            .ToListAsync();
        return Paging.Of(
            rows,
            limit,
            row => PlacedFactJson.Of(row.Fact, row.Place),
            row => row.Place.Place.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    private static List<Guid> TextRefs(JsonElement body) =>
        body.ValueKind switch
        {
            JsonValueKind.Object
                when body.TryGetProperty("digest", out _)
                    && body.TryGetProperty("id", out var id)
                    && id.TryGetGuid(out var text) => [text],
            JsonValueKind.Object =>
            [
                .. body.EnumerateObject().SelectMany(member => TextRefs(member.Value)),
            ],
            _ => [],
        };
}
