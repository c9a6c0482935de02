using Kept.App.Access;
using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Clock;
using Kept.App.Customers;
using Kept.App.Import;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Data;

/// <summary>Every table, mapped once for both databases.</summary>
public sealed class KeptDb(DbContextOptions<KeptDb> options, Dialect dialect)
    : IdentityUserContext<Account, Guid>(options)
{
    public Dialect Dialect { get; } = dialect;

    /// <summary>Set where Identity keeps its own changes: they are saved through the store's one way to write.</summary>
    internal Store? SaveThrough { get; init; }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (SaveThrough is null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        var reader = Database.GetDbConnection();
        try
        {
            return await SaveThrough.Transact(
                async (connection, transaction) =>
                {
                    Database.SetDbConnection(connection, contextOwnsConnection: false);
                    await Database.UseTransactionAsync(transaction, cancellationToken);
                    return await base.SaveChangesAsync(
                        acceptAllChangesOnSuccess,
                        cancellationToken
                    );
                }
            );
        }
        finally
        {
            await Database.UseTransactionAsync(null, CancellationToken.None);
            Database.SetDbConnection(reader, contextOwnsConnection: true);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        if (Dialect.IsPostgres)
        {
            conventions.Properties<Instant>().HaveConversion<InstantToTimestamp>();
        }
        else
        {
            conventions.Properties<Instant>().HaveConversion<InstantToMicroseconds>();
            conventions.Properties<Guid>().HaveConversion<IdToBytes>();
            conventions.Properties<DateTimeOffset>().HaveConversion<OffsetToMicroseconds>();
        }
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<Duration>().HaveConversion<DurationToMicroseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        LedgerTables.Map(builder);
        OrganisationTable.Map(builder);
        CalendarTable.Map(builder);
        PeopleTables.Map(builder);
        CustomerTable.Map(builder);
        CaseTables.Map(builder);
        PromiseTable.Map(builder);
        ClockTables.Map(builder);
        AccessTables.Map(builder);
        ImportTable.Map(builder);
        foreach (
            var column in builder.Model.GetEntityTypes().SelectMany(table => table.GetProperties())
        )
        {
            column.SetColumnName(SnakeCase(column.Name));
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (letter, index) =>
                    char.IsUpper(letter)
                        ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter)
                        : letter.ToString()
            )
        );
}
