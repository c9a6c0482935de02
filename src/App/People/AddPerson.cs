using Kept.App.Data;
using Kept.Domain.Ledger;
using Kept.Domain.People;

namespace Kept.App.People;

/// <summary>Somebody joins the house.</summary>
public static class AddPerson
{
    public static async Task<PersonRow> Run(
        WriteScope scope,
        string name,
        string? email,
        Role role,
        Guid area,
        Guid? id = null
    )
    {
        _ = await scope.Db.Set<AreaRow>().FindAsync(area) ?? throw new AreaUnknown();
        var person = id ?? await scope.NewId();
        var named = new Words(name);
        var joined = new PersonJoined(
            await scope.Keep(named, PeopleTables.PersonSubject, person),
            await scope.Keep(email, PeopleTables.PersonSubject, person),
            role,
            area
        )
        {
            At = await scope.Now(),
        };
        return await PeopleTables.Add(
            scope,
            Person.From(person, joined),
            joined,
            named.Text,
            Words.Maybe(email)?.Text
        );
    }
}
