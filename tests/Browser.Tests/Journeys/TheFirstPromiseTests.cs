using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kept.Browser.Tests.Journeys;

/// <summary>What a new user does in the first three minutes, on an empty store.</summary>
public sealed class TheFirstPromiseTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "the tide comes in twice a day";

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Setting_up_making_a_promise_and_keeping_it(int width)
    {
        await using var house = new House();
        await house.Open();
        await using var tab = await chromium.Open(house.Origin, width);
        await SetUp(tab.Page, house);

        await tab
            .Page.GetByRole(AriaRole.Link, new() { Name = "New promise" })
            .Or(tab.Page.Locator("[data-sheet]:visible"))
            .First.ClickAsync();
        var sheet = tab.Page.Locator("#sheet[open]");
        await sheet.GetByLabel("Name", new() { Exact = false }).First.FillAsync("Herr Brandt");
        await sheet.GetByLabel("I said").FillAsync("I'll call you back about the part");
        await sheet.Locator("#new-by").FillAsync("in 2 working hours");
        await Expect(sheet.Locator(".understood")).ToBeVisibleAsync();
        await sheet.Locator("#new-words").PressAsync("Control+Enter");

        await Expect(tab.Page.Locator("h1.words"))
            .ToContainTextAsync("I'll call you back about the part");
        await Everywhere(tab.Page, "the open promise");

        await tab.Page.Locator("#keep > summary").ClickAsync();
        await tab.Page.Locator("#keep [name=words]").FillAsync("He is happy to wait");
        await tab.Page.Locator("#keep button.btn").ClickAsync();
        await Expect(tab.Page.Locator(".verdict-kept")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".facts")).ToContainTextAsync("He is happy to wait");
        await Everywhere(tab.Page, "the kept promise");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_a_promise_is_made_and_kept_all_the_same()
    {
        await using var house = new House();
        await house.Open();
        await using var tab = await chromium.Open(house.Origin, 390, scripts: false);
        await SetUp(tab.Page, house);

        await tab.Page.GotoAsync("/promises/new");
        await tab.Page.Locator("[name=customerName]").FillAsync("Frau Yılmaz");
        await tab.Page.Locator("[name=words]").FillAsync("Somebody will look at the heating");
        await tab.Page.Locator("[name=by]").FillAsync("not a moment at all");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Promise" }).ClickAsync();
        await Expect(tab.Page.Locator("[name=words]"))
            .ToHaveValueAsync("Somebody will look at the heating");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("could not read that");

        await tab.Page.Locator("[name=by]").FillAsync("in 3 working days");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Promise" }).ClickAsync();
        await Expect(tab.Page.Locator("h1.words")).ToContainTextAsync("heating");

        await tab.Page.GotoAsync("/");
        await tab.Page.Locator(".done > summary").ClickAsync();
        await tab.Page.Locator(".done button[value=call]").ClickAsync();
        await Expect(tab.Page.Locator(".verdict-kept")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_set_up_link_works_once_and_a_wrong_one_never()
    {
        await using var house = new House();
        await house.Open();
        await using var tab = await chromium.Open(house.Origin);
        (await tab.Page.GotoAsync("/setup?key=00000000000000000000000000000000"))!.Status.ShouldBe(
            403
        );
        await SetUp(tab.Page, house);

        await using var other = await chromium.Open(house.Origin);
        await other.Page.GotoAsync($"/setup?key={house.Key}");
        other.Page.Url.ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task Signing_in_and_out_by_keyboard()
    {
        await using var house = new House();
        await house.Open();
        await using (var first = await chromium.Open(house.Origin))
        {
            await first.Page.GotoAsync($"/setup?key={house.Key}");
            await Everywhere(first.Page, "set-up");
            await SetUp(first.Page, house);
            await Everywhere(first.Page, "the empty desk");
        }

        await using var tab = await chromium.Open(house.Origin);
        await tab.Page.GotoAsync("/promises/new");
        await Everywhere(tab.Page, "sign-in");
        await Expect(tab.Page.Locator("[name=email]")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("anna@example.com");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("wrong wrong wrong");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("do not belong together");
        await Expect(tab.Page.Locator("[name=password]")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("form.make-promise")).ToBeVisibleAsync();
        tab.Page.Url.ShouldEndWith("/promises/new");
    }

    private static async Task SetUp(IPage page, House house)
    {
        await page.GotoAsync($"/setup?key={house.Key}");
        await page.Locator("[name=organisation]").FillAsync("Harbour & Pine");
        await page.Locator("[name=zone]").FillAsync("Europe/Berlin");
        await page.Locator("[name=name]").FillAsync("Anna Holm");
        await page.Locator("[name=email]").FillAsync("anna@example.com");
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("main form button.btn-primary").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Anna");
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task Everywhere(IPage page, string where)
    {
        var size = page.ViewportSize!;
        foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
        foreach (var width in new[] { 1440, 390 })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = look });
            await page.SetViewportSizeAsync(width, 900);
            await page.ShouldBeAccessible($"{where}, {look}, {width} px");
        }
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
