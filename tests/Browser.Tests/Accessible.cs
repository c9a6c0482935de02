using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kept.Browser.Tests;

/// <summary>Holds a page to axe: any violation of any rule fails, and nothing is left out of the look.</summary>
public static class Accessible
{
    public static async Task ShouldBeAccessible(this IPage page, string where)
    {
        var found = await page.RunAxe();
        found.Violations.Select(Told).ShouldBeEmpty(where);
    }

    private static string Told(AxeResultItem broken) =>
        $"{broken.Id}: {broken.Help}\n"
        + string.Join("\n", broken.Nodes.Select(node => $"  {node.Html}\n  {Why(node)}"));

    private static string Why(AxeResultNode node) =>
        string.Join(
            "; ",
            node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message)
        );
}
