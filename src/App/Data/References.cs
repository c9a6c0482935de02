using Microsoft.EntityFrameworkCore;

namespace Kept.App.Data;

/// <summary>Tells EF which rows must be written before which; the schema itself holds the references.</summary>
public static class References
{
    public static void Refers<TRow, TTo>(
        this ModelBuilder builder,
        params ReadOnlySpan<string> columns
    )
        where TRow : class
        where TTo : class
    {
        foreach (var column in columns)
        {
            builder
                .Entity<TRow>()
                .HasOne<TTo>()
                .WithMany()
                .HasForeignKey(column)
                .OnDelete(DeleteBehavior.NoAction);
        }
    }
}
