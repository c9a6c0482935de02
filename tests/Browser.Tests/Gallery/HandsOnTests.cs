using Microsoft.Playwright;

namespace Kept.Browser.Tests.Gallery;

/// <summary>What a hand on the keyboard, or a browser without scripts, can do.</summary>
[Collection(InTheGallery.Name)]
public sealed class HandsOnTests(Chromium chromium, GalleryHost gallery)
{
    [Fact]
    public async Task J_and_k_walk_the_lines_and_d_asks_how_it_was_done()
    {
        await using var tab = await Desk();
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("k");
        (await Focused(tab)).ShouldContain("I’ll call you back about the part");
        await tab.Page.Keyboard.PressAsync("d");
        (await Focused(tab)).ShouldContain("I called");
        await tab.Page.Keyboard.PressAsync("Escape");
        (await Focused(tab)).ShouldContain("Done");
    }

    [Fact]
    public async Task A_refused_promise_stays_in_the_sheet_with_the_typed_words()
    {
        await using var tab = await Desk();
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.GetByLabel("Their name").FillAsync("A. Silva");
        await tab
            .Page.GetByLabel("I said")
            .FillAsync("I’ll call you when I know more about the part");
        await tab.Page.GetByLabel("By", new() { Exact = true }).FillAsync("soon");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.Page.GetByText("is not a time she can hold us to").WaitForAsync();
        (await tab.Page.GetByLabel("I said").InputValueAsync()).ShouldBe(
            "I’ll call you when I know more about the part"
        );
        (await tab.Page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("by");
    }

    [Fact]
    public async Task Without_scripts_new_promise_is_a_page()
    {
        await using var tab = await chromium.Open(gallery.Origin, scripts: false);
        await tab.Page.GotoAsync("/desk");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "New promise" }).ClickAsync();
        await tab.Page.GetByLabel("A colleague").CheckAsync();
        await Assertions.Expect(tab.Page.GetByLabel("Which colleague")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByLabel("Their name")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chosen_look_is_there_on_the_next_page(bool scripts)
    {
        await using var tab = await chromium.Open(gallery.Origin, scripts: scripts);
        await tab.Page.GotoAsync("/sign-in");
        await tab.Page.RunAndWaitForResponseAsync(
            () => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync(),
            response => response.Url.EndsWith("/look", StringComparison.Ordinal)
        );
        await tab.Page.GotoAsync("/desk");
        (await tab.Page.Locator("html").GetAttributeAsync("data-bs-theme")).ShouldBe("dark");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_desk_does_not_move_under_the_hand()
    {
        await using var tab = await Desk();
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.EvaluateAsync("document.dispatchEvent(new Event('kept:changed'))");
        await Assertions.Expect(tab.Page.Locator("#late")).ToBeVisibleAsync();
        await tab
            .Page.GetByRole(AriaRole.Button, new() { Name = "Your desk has changed" })
            .ClickAsync();
        await Assertions.Expect(tab.Page.Locator("#late")).ToBeHiddenAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    private async Task<Tab> Desk()
    {
        var tab = await chromium.Open(gallery.Origin);
        await tab.Page.GotoAsync("/desk");
        return tab;
    }

    private static Task<string> Focused(Tab tab) =>
        tab.Page.EvaluateAsync<string>("document.activeElement.textContent");
}
