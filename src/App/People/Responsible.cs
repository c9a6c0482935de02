using Kept.App.Data;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.People;

/// <summary>Which area answers and who in it: as named, else the one who acts, else whoever leads the area.</summary>
public static class Responsible
{
    /// <exception cref="AreaUnknown">No area is named, known or implied.</exception>
    /// <exception cref="OwnerInactive">Nobody who works here is named or implied.</exception>
    public static async Task<(AreaRow Area, PersonRow Owner)> For(
        WriteScope scope,
        Guid? area,
        Guid? owner
    )
    {
        var acting = scope.By is { Kind: ActorKind.Person, Id: { } me }
            ? await Find(scope, me)
            : null;
        var named = owner is { } id ? await Find(scope, id) ?? throw new OwnerInactive() : null;
        var areaId = area ?? (named ?? acting)?.AreaId ?? await TopOfTheHouse(scope);
        var areaRow = await scope.Db.Set<AreaRow>().FindAsync(areaId) ?? throw new AreaUnknown();
        var person =
            named ?? acting ?? (areaRow.LeadId is { } lead ? await Find(scope, lead) : null);
        return person is { Active: true } ? (areaRow, person) : throw new OwnerInactive();
    }

    public static async Task<PersonRow?> Find(WriteScope scope, Guid id) =>
        await scope.Db.Set<PersonRow>().FindAsync(id);

    private static async Task<Guid> TopOfTheHouse(WriteScope scope) =>
        (
            await scope
                .Db.Set<AreaRow>()
                .OrderBy(row => row.Id)
                .FirstOrDefaultAsync(row => row.ParentId == null)
        )?.Id
        ?? throw new AreaUnknown();
}
