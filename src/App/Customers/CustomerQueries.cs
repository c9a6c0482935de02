using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Customers;

/// <summary>
/// Finding customers: every word asked for begins a word of the name, accents and case aside. The longest word
/// drives the search through its index, so the cost is that of what is found.
/// </summary>
public static class CustomerQueries
{
    private const string LastLetter = "\U0010FFFF";
    private const int MostWords = 6;

    /// <exception cref="CustomerUnknown">There is none.</exception>
    public static async Task<CustomerJson> Customer(this KeptDb db, Guid id) =>
        CustomerJson.Of(await db.Set<CustomerRow>().FindAsync(id) ?? throw new CustomerUnknown());

    public static async Task<Page<CustomerJson>> Customers(
        this KeptDb db,
        string? asked,
        string? after,
        int limit
    )
    {
        var words = CustomerTable.WordsOf(asked ?? "").Take(MostWords).ToList();
        return asked is { Length: > 0 } && words.Count == 0 ? new Page<CustomerJson>([], null)
            : words.Count == 0 ? await All(db, after, limit)
            : await Found(db, words, after, limit);
    }

    private static async Task<Page<CustomerJson>> All(KeptDb db, string? after, int limit)
    {
        var sql = new ListSql(db);
        if (after is not null)
        {
            var parts = Cursor.Read(after, 2);
            sql.Where("(folded, id) > (@folded, @id)", "folded", parts[0])
                .With("id", Cursor.IdOf(parts[1]));
        }
        var rows = await sql.Rows<CustomerRow>(
            $"select * from customers where {sql.Conditions} order by folded, id {ListSql.Limit(limit + 1)}"
        );
        return Paging.Of(
            rows,
            limit,
            CustomerJson.Of,
            row => Cursor.Of(row.Folded, row.Id.ToString("N"))
        );
    }

    private static async Task<Page<CustomerJson>> Found(
        KeptDb db,
        List<string> words,
        string? after,
        int limit
    )
    {
        var sql = new ListSql(db)
            .Where("w.word >= @word", "word", words[0])
            .Where("w.word < @beyond", "beyond", words[0] + LastLetter)
            .Where(
                "not exists (select 1 from customer_words v where v.customer_id = w.customer_id and v.word >= @word and v.word < w.word)"
            );
        for (var other = 1; other < words.Count; other++)
        {
            var name = FormattableString.Invariant($"word{other}");
            sql.Where(
                    $"exists (select 1 from customer_words v where v.customer_id = w.customer_id and v.word >= @{name} and v.word < @{name}beyond)",
                    name,
                    words[other]
                )
                .With(name + "beyond", words[other] + LastLetter);
        }
        if (after is not null)
        {
            var parts = Cursor.Read(after, 2);
            sql.Where("(w.word, w.customer_id) > (@last, @id)", "last", parts[0])
                .With("id", Cursor.IdOf(parts[1]));
        }
        var found = await sql.Read(
            $"select w.word, w.customer_id from customer_words w where {sql.Conditions} order by w.word, w.customer_id {ListSql.Limit(limit + 1)}",
            row => (Word: row.GetString(0), Id: db.Dialect.Id(row, 1))
        );
        var ids = found.Select(match => match.Id).ToList();
        var customers = await Rows(db, ids);
        return Paging.Of(
            found,
            limit,
            match => CustomerJson.Of(customers[match.Id]),
            match => Cursor.Of(match.Word, match.Id.ToString("N"))
        );
    }

    private static async Task<Dictionary<Guid, CustomerRow>> Rows(KeptDb db, List<Guid> ids) =>
        await db.Set<CustomerRow>()
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id);
}
