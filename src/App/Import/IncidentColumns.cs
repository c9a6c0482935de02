using System.Globalization;
using Kept.Domain;
using Kept.Domain.Promises;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Kept.App.Import;

/// <summary>Where each column stands, and how a line of fields becomes a state. "?" means that the source does not know.</summary>
public sealed class IncidentColumns
{
    private static readonly string[] Needed =
    [
        "number",
        "incident_state",
        "reopen_count",
        "caller_id",
        "opened_at",
        "sys_updated_at",
        "priority",
        "assignment_group",
        "assigned_to",
        "resolved_at",
    ];

    private static readonly string[] Moments = ["sys_updated_at", "opened_at", "resolved_at"];

    private static readonly LocalDateTimePattern Local =
        LocalDateTimePattern.CreateWithInvariantCulture("dd-MM-uuuu HH:mm");

    private static readonly ZoneLocalMappingResolver EarlierOrEndOfGap =
        Resolvers.CreateMappingResolver(
            Resolvers.ReturnEarlier,
            Resolvers.ReturnStartOfIntervalAfter
        );

    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places;
    private readonly int width;

    private IncidentColumns(string[] header)
    {
        width = header.Length;
        places = header
            .Select((name, index) => (name: name.Trim(), index))
            .DistinctBy(column => column.name, StringComparer.Ordinal)
            .ToDictionary(column => column.name, column => column.index, StringComparer.Ordinal);
    }

    /// <exception cref="NotIncidents">A column is missing.</exception>
    public static IncidentColumns Of(string[] header)
    {
        var columns = new IncidentColumns(header);
        var missing = Needed.Where(name => !columns.places.ContainsKey(name)).ToList();
        return missing.Count == 0 ? columns : throw new NotIncidents(missing);
    }

    public string? IncidentOf(string[] fields) => Field(fields, "number");

    /// <summary>The state a line tells of, or null and the problem.</summary>
    public IncidentLine? Read(
        int number,
        string[] fields,
        DateTimeZone zone,
        out int unclear,
        out string problem
    )
    {
        unclear = 0;
        problem =
            fields.Length != width ? $"{fields.Length} fields instead of {width}"
            : Field(fields, "number") is null ? "no incident number"
            : Field(fields, "incident_state") is null ? "no state"
            : Field(fields, "sys_updated_at") is null ? "no sys_updated_at"
            : "";
        if (problem.Length > 0)
        {
            return null;
        }
        var moments = new Instant?[3];
        foreach (var (index, name) in Moments.Index())
        {
            if (Field(fields, name) is not { } text)
            {
                continue;
            }
            if (!Local.Parse(text).TryGetValue(default, out var local))
            {
                problem = $"{name} is not a date such as 29-02-2016 11:29";
                return null;
            }
            var mapping = zone.MapLocal(local);
            unclear += mapping.Count == 1 ? 0 : 1;
            moments[index] = EarlierOrEndOfGap(mapping).ToInstant();
        }
        if (
            !int.TryParse(
                Field(fields, "reopen_count") ?? "0",
                CultureInfo.InvariantCulture,
                out var reopened
            )
        )
        {
            problem = "reopen_count is not a number";
            return null;
        }
        return new IncidentLine
        {
            Line = number,
            Incident = Field(fields, "number")!,
            State = Field(fields, "incident_state")!,
            UpdatedAt = moments[0]!.Value,
            OpenedAt = moments[1],
            ResolvedAt = moments[2],
            Reopened = reopened,
            Priority = Field(fields, "priority") ?? "",
            Group = Field(fields, "assignment_group"),
            Assignee = Field(fields, "assigned_to"),
            Caller = Field(fields, "caller_id"),
            Channel = ChannelOf(Field(fields, "contact_type")),
            Words = Pooled(Said(fields, "u_symptom", "category", "subcategory", "location")),
            Resolution = Pooled(Said(fields, "resolved_by", "closed_code")),
            MadeSla = Field(fields, "made_sla") is { } made
                ? made.Equals("TRUE", StringComparison.OrdinalIgnoreCase)
                : null,
        };
    }

    private string? Field(string[] fields, string name) =>
        places.TryGetValue(name, out var place)
        && place < fields.Length
        && fields[place].Trim() is { Length: > 0 } text
        && text != "?"
            ? Pooled(text)
            : null;

    private string Said(string[] fields, params string[] names) =>
        string.Join(", ", names.Select(name => Field(fields, name)).OfType<string>());

    private string Pooled(string text) =>
        pool.TryGetValue(text, out var known) ? known : pool[text] = text;

    private static Channel ChannelOf(string? contact) =>
        contact?.ToLowerInvariant() switch
        {
            "phone" => Channel.Phone,
            "email" or "mail" => Channel.Mail,
            "self service" or "self-service" or "web" => Channel.Web,
            "chat" or "im" => Channel.Chat,
            "walk-in" => Channel.Counter,
            _ => Channel.System,
        };
}

/// <summary>The file is not one of incidents.</summary>
public sealed class NotIncidents(IReadOnlyList<string> missing)
    : Refusal(
        "not_incidents",
        $"The first line of the file must name these columns too: {string.Join(", ", missing)}."
    );

/// <summary>The file is too large.</summary>
public sealed class ImportTooLarge()
    : Refusal(
        "import_too_large",
        "The file is larger than 1 GB, or one of its lines than 1 MB. Cut it into files of whole incidents and import them one by one."
    );
