using System.Collections.Concurrent;
using System.Text.Json;
using Kept.App.Data;
using Kept.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Calendars;

/// <summary>One version of a calendar; never changed.</summary>
public sealed class CalendarRow
{
    public required Guid Id { get; init; }
    public required Guid CalendarId { get; init; }
    public required string Key { get; init; }
    public required int Version { get; init; }
    public required string Terms { get; init; }
    public required Instant SetAt { get; init; }

    public CalendarTerms ToTerms() =>
        JsonSerializer.Deserialize<CalendarTerms>(Terms, KeptJson.Options)!;
}

public static class CalendarTable
{
    public const string Subject = "calendar";

    public static void Map(ModelBuilder builder) =>
        builder.Entity<CalendarRow>().ToTable("calendars").HasKey(row => row.Id);

    public static CalendarRow RowOf(Guid calendar, int version, CalendarSet fact) =>
        new()
        {
            Id = fact.Id,
            CalendarId = calendar,
            Key = fact.Key,
            Version = version,
            Terms = JsonSerializer.Serialize(fact.Terms, KeptJson.Options),
            SetAt = fact.At,
        };

    /// <summary>The newest version of a calendar, or null where there is none.</summary>
    public static Task<CalendarRow?> NewestCalendar(this KeptDb db, string key) =>
        db.Set<CalendarRow>()
            .AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync();
}

/// <summary>Calendar versions, compiled once: a version never changes, so it is never forgotten wrongly.</summary>
public static class CalendarVersions
{
    private const int Most = 10_000;
    private static readonly ConcurrentDictionary<Guid, Calendar> Compiled = new();

    public static async ValueTask<Calendar> Of(KeptDb db, Guid version)
    {
        if (Compiled.TryGetValue(version, out var calendar))
        {
            return calendar;
        }
        var row =
            db.Set<CalendarRow>().Local.FirstOrDefault(row => row.Id == version)
            ?? await db.Set<CalendarRow>().AsNoTracking().SingleAsync(row => row.Id == version);
        return Of(row);
    }

    public static Calendar Of(CalendarRow row)
    {
        if (Compiled.Count >= Most)
        {
            Compiled.Clear();
        }
        return Compiled.GetOrAdd(row.Id, _ => row.ToTerms().Compile());
    }
}
