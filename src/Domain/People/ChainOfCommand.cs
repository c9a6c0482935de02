using NodaTime;

namespace Kept.Domain.People;

/// <summary>The people and areas of the house as they stand, and who is next when somebody is not there.</summary>
/// <param name="people">Everybody, by id.</param>
/// <param name="areas">Every area, by id.</param>
public sealed class ChainOfCommand(
    IReadOnlyDictionary<Guid, Person> people,
    IReadOnlyDictionary<Guid, Area> areas
)
{
    /// <summary>The person of an id, or null.</summary>
    public Person? Find(Guid id) => people.GetValueOrDefault(id);

    /// <summary>The area of an id, or null.</summary>
    public Area? FindArea(Guid id) => areas.GetValueOrDefault(id);

    /// <summary>Who is asked, in this order, when somebody is not there: their deputy, the deputy's deputy …, then whoever leads the area and those above, each with deputies. Active people only, each once.</summary>
    /// <param name="person">The one who is not there; not in the line.</param>
    /// <param name="area">The area that answers.</param>
    public IEnumerable<Person> NextInLine(Guid person, Guid area)
    {
        var seen = new HashSet<Guid> { person };
        return DeputiesOf(person)
            .Concat(LeadersFrom(area).SelectMany(lead => DeputiesOf(lead).Prepend(lead)))
            .Where(seen.Add)
            .Select(Find)
            .OfType<Person>()
            .Where(next => next.Active);
    }

    /// <summary>Who is told, step by step, when a promise is late: whoever leads the area, then those above, to the top. Active people only, each once, never the owner while there is somebody else.</summary>
    /// <param name="owner">The owner of the late promise.</param>
    /// <param name="area">The area that answers.</param>
    public IReadOnlyList<Person> Superiors(Guid owner, Guid area)
    {
        var leaders = LeadersFrom(area)
            .Distinct()
            .Select(Find)
            .OfType<Person>()
            .Where(lead => lead.Active)
            .ToList();
        var others = leaders.Where(lead => lead.Id != owner).ToList();
        return others.Count > 0 ? others : leaders;
    }

    /// <summary>Who is told at the n-th escalation (from 1); the top again once it is reached. The owner where nobody leads anything; null where there is no such owner.</summary>
    public Person? SuperiorAt(int count, Guid owner, Guid area)
    {
        var superiors = Superiors(owner, area);
        return superiors.Count == 0 ? Find(owner) : superiors[Math.Min(count, superiors.Count) - 1];
    }

    /// <summary>Refuses a deputy who, over deputies of deputies, leads back to the person.</summary>
    /// <exception cref="DeputyLoops">It does.</exception>
    public void MustNotLoop(Guid person, Guid deputy)
    {
        if (deputy == person || DeputiesOf(deputy).Contains(person))
        {
            throw new DeputyLoops();
        }
    }

    /// <summary>Whether somebody is there to act: works here, has not signed off, and the hours are open.</summary>
    /// <param name="person">Who.</param>
    /// <param name="open">Whether the hours they work by are open now.</param>
    /// <param name="now">Now.</param>
    public static bool IsOnDuty(Person person, bool open, Instant now) =>
        person.Active && open && !person.IsAwayAt(now);

    private IEnumerable<Guid> DeputiesOf(Guid person)
    {
        var seen = new HashSet<Guid> { person };
        for (
            var next = Find(person)?.Deputy;
            next is { } deputy && seen.Add(deputy);
            next = Find(deputy)?.Deputy
        )
        {
            yield return deputy;
        }
    }

    private IEnumerable<Guid> LeadersFrom(Guid area)
    {
        var seen = new HashSet<Guid>();
        for (var next = FindArea(area); next is not null && seen.Add(next.Id); )
        {
            if (next.Lead is { } lead)
            {
                yield return lead;
            }
            next = next.Parent is { } parent ? FindArea(parent) : null;
        }
    }
}
