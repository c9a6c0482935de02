using Kept.App.Data;
using Kept.Domain;
using NodaTime;

namespace Kept.App.Import;

/// <summary>How much working time each priority gets: lines of <c>priority,working</c>; <c>*</c> stands for every other priority.</summary>
public sealed class IncidentTargets
{
    private const string Other = "*";
    private readonly Dictionary<string, Duration> working = new(StringComparer.OrdinalIgnoreCase);

    private IncidentTargets() { }

    /// <summary>The table that is used unless another is given.</summary>
    public static string Default { get; } = ReadDefault();

    /// <exception cref="TargetsUnreadable">A line is not a priority and a length of time, or there is no line for every other priority.</exception>
    public static IncidentTargets Parse(string text)
    {
        var targets = new IncidentTargets();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line is "" or "priority,working" || line.StartsWith('#'))
            {
                continue;
            }
            var comma = line.LastIndexOf(',');
            var length = IsoDuration.TryParse(line[(comma + 1)..].Trim());
            if (comma < 1 || length is not { } working || working <= Duration.Zero)
            {
                throw new TargetsUnreadable($"Line {number} says “{line}”.");
            }
            targets.working[line[..comma].Trim()] = working;
        }
        return targets.working.ContainsKey(Other)
            ? targets
            : throw new TargetsUnreadable("The line for every other priority is missing: *,PT40H.");
    }

    public bool Knows(string priority) => working.ContainsKey(priority);

    public Duration For(string priority) =>
        working.TryGetValue(priority, out var length) ? length : working[Other];

    private static string ReadDefault()
    {
        using var stream = typeof(IncidentTargets).Assembly.GetManifestResourceStream(
            "Kept.App.Import.incident-targets.csv"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The table of targets cannot be read.</summary>
public sealed class TargetsUnreadable(string what)
    : Refusal(
        "targets_unreadable",
        $"The targets need lines such as “2 - High,PT8H”: a priority and its working time. {what}"
    );
