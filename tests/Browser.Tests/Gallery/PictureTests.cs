using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Kept.Browser.Tests.Gallery;

/// <summary>Pictures of every page for people to look at, into the git-ignored screenshots folder.</summary>
[Collection(InTheGallery.Name)]
[Trait("For", "looking")]
public sealed class PictureTests(Chromium chromium, GalleryHost gallery)
{
    public static TheoryData<string> Pages { get; } = new(Piece.All.Select(piece => piece.Name));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways(string page)
    {
        foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
        foreach (var width in new[] { 1440, 390, 320 })
        {
            await using var tab = await chromium.Open(gallery.Origin, width, look);
            await tab.Page.GotoAsync("/" + page);
            await tab.Page.EvaluateAsync("document.fonts.ready");
            if (width > 320)
                await tab.Page.ScreenshotAsync(Picture($"{page}-{width}-{look}"));
            var wider = await tab.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - innerWidth"
            );
            wider.ShouldBeLessThanOrEqualTo(0, $"{page} at {width}");
        }
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task The_sheet_and_the_menus_over_the_desk(int width, ColorScheme look)
    {
        await using var tab = await chromium.Open(gallery.Origin, width, look);
        await tab.Page.GotoAsync("/desk");
        await tab.Page.Locator(".done > summary").First.ClickAsync();
        await tab.Page.ScreenshotAsync(Picture($"open-done-{width}-{look}", full: false));
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.Locator("#sheet[open] form").WaitForAsync();
        await tab.Page.GetByLabel("Their name").PressSequentiallyAsync("A. Silva");
        await tab.Page.GetByLabel("I said").FillAsync("I’ll call you tomorrow by four");
        await tab
            .Page.GetByLabel("By", new() { Exact = true })
            .PressSequentiallyAsync("tomorrow 4pm");
        await tab.Page.Locator("#new-due strong").WaitForAsync();
        await tab.Page.Locator(".found").WaitForAsync();
        await tab.Page.ScreenshotAsync(Picture($"open-sheet-{width}-{look}", full: false));
        tab.Complaints.ShouldBeEmpty();
    }

    private static PageScreenshotOptions Picture(
        string name,
        bool full = true,
        [CallerFilePath] string here = ""
    ) =>
        new()
        {
            Path = Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(here)!, $"../../../screenshots/{name}.png")
            ),
            FullPage = full,
        };
}
