using System.Globalization;
using Microsoft.Playwright;

namespace Kept.Browser.Tests;

/// <summary>One page in a fresh browser profile. Remembers what the browser complained about.</summary>
public sealed class Tab : IAsyncDisposable
{
    // A page may well answer 404 or 422; what matters is what it fetches, and that is watched below.
    private const string Answered = "Failed to load resource: the server responded";

    private readonly IBrowserContext context;

    internal Tab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (
                message.Type is "error" or "warning"
                && !message.Text.StartsWith(Answered, StringComparison.Ordinal)
            )
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType is not "document")
                Complaints.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{response.Status} {response.Url}")
                );
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
