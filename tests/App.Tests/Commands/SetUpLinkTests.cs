using Kept.App.Access;
using Kept.App.Data;
using Kept.App.Tests.Data;
using Kept.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Commands;

public sealed class SetUpLinkTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("kept-link-").FullName;
    private Store store = null!;

    public async Task InitializeAsync() =>
        store = await TestStores.Sqlite(folder, new ChosenClock());

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_newest_key_opens_and_no_other()
    {
        var first = await SetUpLink.Create(store);
        var second = await SetUpLink.Create(store);

        (await SetUpLink.IsNeeded(store)).ShouldBeTrue();
        second.Length.ShouldBe(32);
        (await Opens(first)).ShouldBeFalse();
        (await Opens(second)).ShouldBeTrue();
        (await Opens(second.ToUpperInvariant())).ShouldBeFalse();
        (await Opens(null)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_key_itself_is_not_kept()
    {
        var key = await SetUpLink.Create(store);

        var kept = await store.Read(db =>
            db.Set<SettingRow>().Select(row => row.Value).SingleAsync()
        );

        kept.ShouldBe(Tokens.HashOf(key));
    }

    [Fact]
    public async Task Once_the_house_is_set_up_it_opens_nothing()
    {
        var key = await SetUpLink.Create(store);
        var wish = new SetUpWish(
            "Harbour & Pine",
            "Europe/Berlin",
            "Anna",
            "anna@example.com",
            "a long enough password"
        );
        await store.Write(
            Actor.Operator,
            scope => new SetUp(new PasswordHasher<Account>()).Run(scope, wish)
        );

        (await Opens(key)).ShouldBeFalse();
        (await SetUpLink.IsNeeded(store)).ShouldBeFalse();
    }

    private Task<bool> Opens(string? key) => store.Read(db => SetUpLink.Matches(db, key));
}
