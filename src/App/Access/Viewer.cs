using System.Security.Claims;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Access;

/// <summary>The person who is signed in, read afresh for each request, so that a right taken away is gone at once.</summary>
public sealed record Viewer(
    Guid Person,
    string Name,
    Role Role,
    Guid Area,
    bool OffDuty,
    DateTimeZone Zone,
    string Organisation
)
{
    public Actor Actor => new(ActorKind.Person, Person, Role >= Role.Supervisor);

    public static async Task<Viewer?> Of(KeptDb db, ClaimsPrincipal user, Instant now)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
        {
            return null;
        }
        var person = await db.Set<Account>()
            .AsNoTracking()
            .Where(row => row.Id == account)
            .Join(
                db.Set<PersonRow>().AsNoTracking(),
                row => row.PersonId,
                row => row.Id,
                (_, row) => row
            )
            .SingleOrDefaultAsync();
        var house = await db.Organisation();
        return person is { Active: true } && house is not null
            ? new Viewer(
                person.Id,
                person.Name,
                person.Role,
                person.AreaId,
                person.ToPerson().IsAwayAt(now),
                DateTimeZoneProviders.Tzdb[house.Zone],
                house.Name
            )
            : null;
    }
}
