using Microsoft.Playwright;

namespace Kept.Browser.Tests;

/// <summary>One real Chromium for the whole run, the one installed on this machine; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath =
                    Environment.GetEnvironmentVariable("KEPT_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args = Quiet,
            }
        );
    }

    public async Task<Tab> Open(
        string origin,
        int width = 1440,
        ColorScheme look = ColorScheme.Light,
        bool scripts = true
    )
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = origin,
                ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
                ColorScheme = look,
                JavaScriptEnabled = scripts,
                TimezoneId = "Europe/Berlin",
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return new Tab(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}
