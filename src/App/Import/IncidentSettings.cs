using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kept.App.Data;
using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.App.Import;

/// <summary>How incidents are read and their targets counted.</summary>
/// <param name="Zone">The IANA zone of the file's local times and of its hours; the organisation's unless said otherwise.</param>
/// <param name="Calendar">The key of the calendar that targets are counted by; made with <paramref name="Week"/> where there is none.</param>
/// <param name="Week">Monday to Friday from nine to five unless said otherwise.</param>
public sealed record IncidentSettings(
    string? Zone = null,
    string Calendar = "incidents",
    IReadOnlyList<WeeklyHours>? Week = null
)
{
    private static readonly IReadOnlyList<WeeklyHours> OfficeHours =
    [
        .. Enum.GetValues<IsoDayOfWeek>()
            .Where(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday)
            .Select(day => new WeeklyHours(
                day,
                TimeOfDay.Parse("09:00"),
                TimeOfDay.Parse("17:00")
            )),
    ];

    /// <exception cref="UnknownZone">There is no such zone.</exception>
    public DateTimeZone ZoneOr(string house) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? house)
        ?? throw new UnknownZone(Zone ?? house);

    public CalendarTerms Hours(DateTimeZone zone) => new(zone.Id, Week ?? OfficeHours);

    /// <summary>Tells two runs with different settings apart.</summary>
    public string Digest(DateTimeZone zone, string targets) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    JsonSerializer.Serialize(
                        new
                        {
                            Calendar,
                            Hours = Hours(zone),
                            targets,
                        },
                        KeptJson.Options
                    )
                )
            )
        );
}
