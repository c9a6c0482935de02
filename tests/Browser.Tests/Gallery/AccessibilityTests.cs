using Microsoft.Playwright;

namespace Kept.Browser.Tests.Gallery;

[Collection(InTheGallery.Name)]
public sealed class AccessibilityTests(Chromium chromium, GalleryHost gallery)
{
    public static TheoryData<string> Pages { get; } = new(Piece.All.Select(piece => piece.Name));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_any_look_or_width(string page)
    {
        await using var tab = await chromium.Open(gallery.Origin);
        await tab.Page.GotoAsync("/" + page);
        foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
        foreach (var width in new[] { 1440, 390, 320 })
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = look });
            await tab.Page.SetViewportSizeAsync(width, 900);
            await tab.Page.ShouldBeAccessible($"{page}, {look}, {width} px");
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_what_opens(ColorScheme look)
    {
        await using var tab = await chromium.Open(gallery.Origin, 390, look);
        await tab.Page.GotoAsync("/desk");
        await tab.Page.Locator(".done > summary").First.ClickAsync();
        await tab.Page.ShouldBeAccessible($"the desk, {look}");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.Locator("#sheet[open] form").WaitForAsync();
        await tab.Page.ShouldBeAccessible($"the desk, {look}");
    }

    [Fact]
    public async Task Axe_does_find_a_picture_without_words()
    {
        await using var tab = await chromium.Open(gallery.Origin);
        await tab.Page.GotoAsync("/sign-in");
        await tab.Page.EvaluateAsync("document.querySelector('main').append(new Image())");
        await Assert.ThrowsAsync<ShouldAssertException>(() =>
            tab.Page.ShouldBeAccessible("planted")
        );
    }
}
