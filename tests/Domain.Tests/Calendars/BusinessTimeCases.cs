using System.Text.Json;
using Xunit;

namespace Kept.Domain.Tests.Calendars;

/// <summary>The working-time cases shared beside the repository: answers of eight other libraries.</summary>
internal static class BusinessTimeCases
{
    public static string Place { get; } = Path.Combine(Root(), "../shared/data/business-time.json");

    private static readonly Lazy<Dictionary<string, BusinessTimeCase>> Read = new(() =>
        JsonDocument
            .Parse(File.ReadAllText(Place))
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select(json => new BusinessTimeCase(json))
            .ToDictionary(it => it.Id, StringComparer.Ordinal)
    );

    public static bool MustBeThere { get; } = Environment.GetEnvironmentVariable("CI") is "true";

    public static IReadOnlyDictionary<string, BusinessTimeCase> All => Read.Value;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kept.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("Kept.slnx is nowhere above.");
    }
}

/// <summary>A test that needs the shared cases: skipped where they are absent, except on CI, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BusinessTimeFactAttribute : FactAttribute
{
    public BusinessTimeFactAttribute()
    {
        if (!File.Exists(BusinessTimeCases.Place) && !BusinessTimeCases.MustBeThere)
        {
            Skip = $"The shared cases are not at {Path.GetFullPath(BusinessTimeCases.Place)}.";
        }
    }
}
