using System.Globalization;
using System.Text;
using Kept.App.Data;
using Kept.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Customers;

/// <summary>A customer as they stand.</summary>
public sealed class CustomerRow
{
    public required Guid Id { get; init; }
    public int Version { get; set; }
    public long Number { get; set; }
    public Guid NameId { get; set; }
    public string Name { get; set; } = "";
    public Guid? EmailId { get; set; }
    public string? Email { get; set; }
    public Guid? PhoneId { get; set; }
    public string? Phone { get; set; }
    public string? Zone { get; set; }
    public string? Language { get; set; }

    /// <summary>The name in lower case without accents: what search compares, on both databases alike.</summary>
    public string Folded { get; set; } = "";

    public CustomerRow Set(Customer customer, string name, string? email, string? phone)
    {
        Version = customer.Version;
        Number = customer.Number;
        NameId = customer.Name.Id;
        Name = name;
        EmailId = customer.Email?.Id;
        Email = email;
        PhoneId = customer.Phone?.Id;
        Phone = phone;
        Zone = customer.Zone;
        Language = customer.Language;
        Folded = CustomerTable.Fold(name);
        return this;
    }
}

/// <summary>A word of a customer's name, folded: what search looks up.</summary>
public sealed class CustomerWordRow
{
    public required string Word { get; init; }
    public required Guid CustomerId { get; init; }
}

public static class CustomerTable
{
    public const string Subject = "customer";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CustomerRow>().ToTable("customers").HasKey(row => row.Id);
        builder
            .Entity<CustomerWordRow>()
            .ToTable("customer_words")
            .HasKey(row => new { row.Word, row.CustomerId });
        builder.Refers<CustomerWordRow, CustomerRow>(nameof(CustomerWordRow.CustomerId));
    }

    public static async Task<CustomerRow> Add(
        WriteScope scope,
        Guid id,
        CustomerMet met,
        string name,
        string? email,
        string? phone
    )
    {
        var row = new CustomerRow { Id = id }.Set(Customer.From(id, met), name, email, phone);
        scope.Db.Add(row);
        foreach (var word in WordsOf(name).Distinct(StringComparer.Ordinal))
        {
            scope.Db.Add(new CustomerWordRow { Word = word, CustomerId = id });
        }
        await scope.Append(Subject, id, 0, [met]);
        return row;
    }

    /// <summary>The folded words of a name, the longest first.</summary>
    public static IEnumerable<string> WordsOf(string name) =>
        string.Concat(Fold(name).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .OrderByDescending(word => word.Length);

    public static string Fold(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormD)
                    .Where(letter =>
                        CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                    )
            )
            .ToLowerInvariant();
}
