using System.Data.Common;
using Kept.App.Data;

namespace Kept.App.Ledger;

/// <summary>Lets references between rows be checked at the end of the transaction instead of row by row.</summary>
internal sealed class LateReferences(
    Dialect dialect,
    DbConnection connection,
    DbTransaction transaction,
    IReadOnlyList<(string Table, string Name)> references
)
{
    public static async Task<LateReferences> Of(
        Store store,
        DbConnection connection,
        DbTransaction transaction
    )
    {
        var late = new LateReferences(
            store.Dialect,
            connection,
            transaction,
            store.Dialect.IsPostgres ? await Strict(store, connection, transaction) : []
        );
        if (store.Dialect.IsPostgres)
        {
            await late.Alter("deferrable initially deferred");
            await late.Run("set constraints all deferred");
        }
        else
        {
            await late.Run("pragma defer_foreign_keys = on");
        }
        return late;
    }

    /// <summary>Checks all of them now and makes them strict again; SQLite does so by itself at the commit.</summary>
    public async Task Settle()
    {
        if (dialect.IsPostgres)
        {
            await Run("set constraints all immediate");
            await Alter("not deferrable");
        }
    }

    private static Task<List<(string, string)>> Strict(
        Store store,
        DbConnection connection,
        DbTransaction transaction
    ) =>
        connection
            .Command(
                store.Dialect,
                transaction,
                """
                select conrelid::regclass::text, quote_ident(conname) from pg_constraint
                where contype = 'f' and not condeferrable and conparentid = 0
                and connamespace = current_schema()::regnamespace
                """
            )
            .List(row => (row.GetString(0), row.GetString(1)));

    private async Task Alter(string how)
    {
        foreach (var (table, name) in references)
        {
            await Run($"alter table {table} alter constraint {name} {how}");
        }
    }

    private Task<int> Run(string text) => connection.Command(dialect, transaction, text).Run();
}
