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

public static class CustomerTable
{
    public const string Subject = "customer";

    public static void Map(ModelBuilder builder) =>
        builder.Entity<CustomerRow>().ToTable("customers").HasKey(row => row.Id);

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
        await scope.Append(Subject, id, 0, [met]);
        return row;
    }

    public static string Fold(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormD)
                    .Where(letter =>
                        CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                    )
            )
            .ToLowerInvariant();
}
