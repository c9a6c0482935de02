using System.Globalization;
using System.Text;

namespace Kept.App.Tests.Import;

/// <summary>The 890 incidents that lie beside the project, and small files like it.</summary>
public static class IncidentsFile
{
    public const string Header =
        "number,incident_state,reopen_count,made_sla,caller_id,opened_at,sys_updated_at,contact_type,priority,assignment_group,assigned_to,resolved_at";

    /// <summary>The file's text; null where it is not there, which a build server may not let pass.</summary>
    public static string? Text { get; } = Find();

    /// <summary>The lines of every n-th incident, and of all that were reopened.</summary>
    public static string Slice(int every)
    {
        var lines = Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
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
            if (!File.Exists(Path.Combine(folder.FullName, "Kept.slnx")))
            {
                continue;
            }
            var file = Path.Combine(folder.FullName, "..", "shared", "data", "incidents.csv");
            return File.Exists(file) ? File.ReadAllText(file)
                : Environment.GetEnvironmentVariable("CI") == "true"
                    ? throw new FileNotFoundException("The tests need the incidents.", file)
                : null;
        }
        return null;
    }
}
