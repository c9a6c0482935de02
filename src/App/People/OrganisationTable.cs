using Kept.App.Data;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.People;

/// <summary>The house itself; one row.</summary>
public sealed class OrganisationRow
{
    public required Guid Id { get; init; }
    public required int Version { get; set; }
    public required string Name { get; set; }
    public required string Zone { get; set; }
}

public static class OrganisationTable
{
    public const string Subject = "organisation";

    public static void Map(ModelBuilder builder) =>
        builder.Entity<OrganisationRow>().ToTable("organisation").HasKey(row => row.Id);

    public static async Task Add(
        WriteScope scope,
        Guid id,
        OrganisationSetUp fact,
        Actor? by = null
    )
    {
        scope.Db.Add(RowOf(id, fact));
        await scope.Append(Subject, id, 0, [fact], by);
    }

    public static OrganisationRow RowOf(Guid id, OrganisationSetUp fact) =>
        new()
        {
            Id = id,
            Version = 1,
            Name = fact.Name,
            Zone = fact.Zone,
        };

    public static Task<OrganisationRow?> Organisation(this KeptDb db) =>
        db.Set<OrganisationRow>().AsNoTracking().SingleOrDefaultAsync();
}
