using Kept.App.Calendars;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Access;

/// <summary>What the house needs to begin.</summary>
/// <param name="Week">Opening hours; Monday to Friday from nine to five unless said otherwise.</param>
public sealed record SetUpWish(
    string Organisation,
    string Zone,
    string Name,
    string Email,
    string Password,
    IReadOnlyList<WeeklyHours>? Week = null
);

/// <summary>The first act of all: the house, its hours, its first area, and its first person, who leads it.</summary>
public sealed class SetUp(IPasswordHasher<Account> hasher)
{
    /// <exception cref="AlreadySetUp">It was done before.</exception>
    public async Task<Account> Run(WriteScope scope, SetUpWish wish)
    {
        await scope.OnlyOne("set-up");
        if (await scope.Db.Organisation() is not null)
        {
            throw new AlreadySetUp();
        }
        var zone =
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(wish.Zone) ?? throw new UnknownZone(wish.Zone);
        var now = await scope.Now();
        var organisation = new OrganisationSetUp(new Words(wish.Organisation).Text, zone.Id)
        {
            At = now,
        };
        await OrganisationTable.Add(scope, await scope.NewId(), organisation);
        await SetCalendar.Run(scope, "main", new CalendarTerms(zone.Id, wish.Week ?? OfficeHours));
        var area = await OpenArea.Run(scope, "main", organisation.Name, "main", parent: null);
        var person = await AddPerson.Run(scope, wish.Name, wish.Email, Role.Administrator, area.Id);
        await LeadArea.Run(scope, area, person.Id);
        return await Accounts.Add(scope, hasher, person, wish.Email, wish.Password);
    }

    private static IReadOnlyList<WeeklyHours> OfficeHours { get; } =
    [
        .. Enum.GetValues<IsoDayOfWeek>()
            .Where(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday)
            .Select(day => new WeeklyHours(
                day,
                TimeOfDay.Parse("09:00"),
                TimeOfDay.Parse("17:00")
            )),
    ];
}

/// <summary>Sign-ins of people.</summary>
public static class Accounts
{
    public const int ShortestPassword = 12;

    public static async Task<Account> Add(
        WriteScope scope,
        IPasswordHasher<Account> hasher,
        PersonRow person,
        string email,
        string password
    )
    {
        var address = email.Trim();
        if (
            address.Length is < 3 or > 254
            || !address.Contains('@', StringComparison.Ordinal)
            || address.Any(char.IsWhiteSpace)
        )
        {
            throw new EmailUnfit();
        }
        if (password.Length is < ShortestPassword or > 200)
        {
            throw new PasswordUnfit();
        }
        var normalized = address.ToUpperInvariant();
        if (await scope.Db.Users.AnyAsync(other => other.NormalizedEmail == normalized))
        {
            throw new EmailTaken();
        }
        var account = new Account
        {
            Id = await scope.NewId(),
            PersonId = person.Id,
            UserName = address,
            NormalizedUserName = normalized,
            Email = address,
            NormalizedEmail = normalized,
            LockoutEnabled = true,
            SecurityStamp = Convert.ToHexString(
                System.Security.Cryptography.RandomNumberGenerator.GetBytes(20)
            ),
            ConcurrencyStamp = (await scope.NewId()).ToString(),
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        scope.Db.Add(account);
        return account;
    }
}

/// <summary>Not a mail address.</summary>
public sealed class EmailUnfit()
    : Refusal("email_unfit", "Please give a mail address, such as anna@example.com.");

/// <summary>Somebody signs in with that address already.</summary>
public sealed class EmailTaken()
    : Refusal(
        "email_taken",
        "Somebody signs in with that mail address already.",
        RefusalKind.Conflict
    );

/// <summary>Too short or too long a password.</summary>
public sealed class PasswordUnfit()
    : Refusal(
        "password_unfit",
        "Please choose a password of at least 12 characters; a short sentence is good."
    );
