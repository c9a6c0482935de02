using System.Globalization;
using System.Text;
using Xunit;

namespace Kept.App.Tests.Import;

/// <summary>The 890 incidents that lie beside the project, and small files like it.</summary>
public static class IncidentsFile
{
    public const string Header =
        "number,incident_state,reopen_count,made_sla,caller_id,opened_at,sys_updated_at,contact_type,priority,assignment_group,assigned_to,resolved_at";

    private static readonly string? Place = Find();

    public static bool IsThere => Place is not null;

    public static string Text { get; } = Place is null ? "" : File.ReadAllText(Place);

    /// <summary>The lines of every n-th incident, and of all that were reopened.</summary>
    public static string Slice(int every)
    {
        var lines = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var reopened = lines
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(fields => fields[4] != "0")
            .Select(fields => fields[0])
            .ToHashSet(StringComparer.Ordinal);
        return string.Join(
            '\n',
            lines.Where(
                (line, index) =>
                    index == 0
                    || int.Parse(line.AsSpan(3, 7), CultureInfo.InvariantCulture) % every == 0
                    || reopened.Contains(line[..10])
            )
        );
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>One line of a small file.</summary>
    public static string Line(
        string state,
        string at,
        string opened = "01-03-2016 10:00",
        string resolved = "?",
        string group = "Group 24",
        string assignee = "?",
        string number = "INC0000001",
        int reopened = 0,
        string priority = "3 - Moderate"
    ) =>
        $"{number},{state},{reopened},TRUE,Caller 1,{opened},{at},Phone,{priority},{group},{assignee},{resolved}";

    public static string Of(params string[] lines) => string.Join('\n', [Header, .. lines]);

    private static string? Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            var file = Path.Combine(folder.FullName, "..", "shared", "data", "incidents.csv");
            if (File.Exists(Path.Combine(folder.FullName, "Kept.slnx")) && File.Exists(file))
            {
                return file;
            }
        }
        return null;
    }
}

/// <summary>A test that needs the 890 incidents: skipped where they are not, but not on a build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IncidentsFactAttribute : FactAttribute
{
    public IncidentsFactAttribute()
    {
        if (!IncidentsFile.IsThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "../shared/data/incidents.csv is not there.";
        }
    }
}
