namespace Kept.Bench.Auditor;

/// <summary>Every fact has one place in one sequence without gaps, or waits for it.</summary>
public static class SealedOrder
{
    public static IEnumerable<Finding> Findings(Seen seen)
    {
        var next = 1L;
        foreach (var place in seen.Places)
        {
            if (place.Place != next)
            {
                yield return new("places", $"place {place.Place} stands where {next} belongs");
            }
            next = place.Place + 1;
        }
        var times = seen
            .Places.Select(place => place.FactId)
            .Concat(seen.Unsealed)
            .GroupBy(id => id)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var fact in seen.Facts)
        {
            if (times.GetValueOrDefault(fact.Id) != 1)
            {
                yield return new(
                    "places",
                    $"fact {fact.Id} has {times.GetValueOrDefault(fact.Id)} places"
                );
            }
            times.Remove(fact.Id);
        }
        foreach (var id in times.Keys)
        {
            yield return new("places", $"a place is kept for {id}, which is no fact");
        }
    }
}
