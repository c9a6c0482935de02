using Microsoft.Playwright;

namespace Kept.Browser.Tests.Gallery;

[Collection(InTheGallery.Name)]
public sealed class AccessibilityTests(Chromium chromium, GalleryHost gallery)
{
    public static TheoryData<string, ColorScheme, int> Everything
    {
        get
        {
            var all = new TheoryData<string, ColorScheme, int>();
            foreach (var piece in Piece.All)
            foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1440, 390, 320 })
                all.Add(piece.Name, look, width);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Axe_finds_nothing(string page, ColorScheme look, int width)
    {
        await using var tab = await chromium.Open(gallery.Origin, width, look);
        await tab.Page.GotoAsync("/" + page);
        await tab.Page.ShouldBeAccessible();
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
        await tab.Page.ShouldBeAccessible();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.Locator("#sheet[open] form").WaitForAsync();
        await tab.Page.ShouldBeAccessible();
    }
}
