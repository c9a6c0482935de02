using Kept.App.Calendars;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Import;

/// <summary>The hours, areas and people that the incidents need, as they stand in the house.</summary>
/// <remarks>A group is the area of its key; an assignee is the active colleague of exactly that name, of several the first.</remarks>
internal sealed class IncidentHouse
{
    private readonly Dictionary<string, (Guid Id, Guid? Lead)> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> people = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> active = [];
    private (Guid Id, Guid? Lead) top;

    private IncidentHouse() { }

    public static async Task<IncidentHouse> Read(KeptDb db)
    {
        var house = new IncidentHouse();
        foreach (var area in await db.Set<AreaRow>().AsNoTracking().ToListAsync())
        {
            house.areas[area.Key] = (area.Id, area.LeadId);
        }
        var first = await db.Set<AreaRow>()
            .AsNoTracking()
            .Where(area => area.ParentId == null)
            .OrderBy(area => area.Id)
            .FirstOrDefaultAsync();
        house.top = first is null ? throw new NotSetUp() : (first.Id, first.LeadId);
        foreach (
            var person in await db.Set<PersonRow>()
                .AsNoTracking()
                .Where(person => person.Active)
                .OrderBy(person => person.Id)
                .ToListAsync()
        )
        {
            house.people.TryAdd(person.Name, person.Id);
            house.active.Add(person.Id);
        }
        return house;
    }

    /// <summary>Opens the areas and takes in the people that are not there yet, at the moment of the scope.</summary>
    public static async Task Complete(
        WriteScope scope,
        IReadOnlyList<IncidentLine> lines,
        CalendarTerms hours,
        string calendar
    )
    {
        var house = await Read(scope.Db);
        if (await scope.Db.NewestCalendar(calendar) is null)
        {
            await SetCalendar.Run(scope, calendar, hours);
        }
        var groups = new Dictionary<string, AreaRow>(StringComparer.Ordinal);
        foreach (var group in Named(lines.Select(line => line.Group)))
        {
            if (!house.areas.ContainsKey(Keys.Of(group)) && !groups.ContainsKey(Keys.Of(group)))
            {
                groups[Keys.Of(group)] = await OpenArea.Run(
                    scope,
                    Keys.Of(group),
                    group,
                    calendar,
                    house.top.Id
                );
            }
        }
        var firstSeenIn = lines
            .Where(line => line is { Assignee: not null, Group: not null })
            .OrderBy(line => line.UpdatedAt)
            .ThenBy(line => line.Line)
            .DistinctBy(line => line.Assignee, StringComparer.Ordinal)
            .ToDictionary(
                line => line.Assignee!,
                line => Keys.Of(line.Group!),
                StringComparer.Ordinal
            );
        foreach (var name in Named(lines.Select(line => line.Assignee)))
        {
            if (!house.people.ContainsKey(name))
            {
                var key = firstSeenIn.GetValueOrDefault(name);
                var area =
                    key is null ? house.top.Id
                    : groups.TryGetValue(key, out var opened) ? opened.Id
                    : house.areas[key].Id;
                var joined = await AddPerson.Run(scope, name, null, Role.FrontLine, area);
                house.people[name] = joined.Id;
            }
        }
        foreach (var (key, lead) in Leads(lines))
        {
            if (groups.TryGetValue(key, out var area))
            {
                await LeadArea.Run(scope, area, house.people[lead]);
            }
        }
    }

    /// <summary>Who answers: the area, and in it the assignee, else whoever leads it, else whoever leads the house.</summary>
    public (Guid Area, Guid? Owner) Answering(string? group, string? assignee)
    {
        var area = group is null ? top : areas[Keys.Of(group)];
        var named =
            assignee is not null && people.TryGetValue(assignee, out var id) ? id : (Guid?)null;
        return (area.Id, named ?? Active(area.Lead) ?? Active(top.Lead));
    }

    private Guid? Active(Guid? person) => person is { } id && active.Contains(id) ? id : null;

    /// <summary>Whoever is seen most often in a group leads it; of several, the lowest number.</summary>
    private static IEnumerable<(string Key, string Lead)> Leads(
        IReadOnlyList<IncidentLine> lines
    ) =>
        lines
            .Where(line => line is { Assignee: not null, Group: not null })
            .GroupBy(line => Keys.Of(line.Group!), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                (
                    group.Key,
                    group
                        .GroupBy(line => line.Assignee!, StringComparer.Ordinal)
                        .OrderByDescending(seen => seen.Count())
                        .ThenBy(seen => seen.Key, ByNumber)
                        .First()
                        .Key
                )
            );

    private static IEnumerable<string> Named(IEnumerable<string?> names) =>
        names.OfType<string>().Distinct(StringComparer.Ordinal).Order(ByNumber);

    /// <summary>"Resolver 9" before "Resolver 125".</summary>
    private static Comparer<string> ByNumber { get; } =
        Comparer<string>.Create(
            (one, other) =>
                NumberIn(one).CompareTo(NumberIn(other)) is var order and not 0
                    ? order
                    : string.CompareOrdinal(one, other)
        );

    private static decimal NumberIn(string name) =>
        decimal.TryParse(
            string.Concat(name.Where(char.IsAsciiDigit).Take(20)),
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : decimal.MaxValue;
}
