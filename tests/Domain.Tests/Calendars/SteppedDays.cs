using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.Domain.Tests.Calendars;

/// <summary>Working days by trying every date and every five minutes of the date found, for n of 1 or more.</summary>
internal sealed class SteppedDays(Calendar terms)
{
    private static readonly Period Step = Period.FromMinutes(5);
    private readonly SteppedTime stepped = new(terms);

    public Instant After(Instant start, int count)
    {
        var local = start.InZone(terms.Zone).LocalDateTime;
        var date = local.Date;
        for (var left = count; left > 0; )
        {
            date = date.PlusDays(1);
            left -= stepped.HoursStartingOn(date).Any() && Exists(date) ? 1 : 0;
        }

        return At(Placed(date + local.TimeOfDay));
    }

    private LocalDateTime Placed(LocalDateTime wanted)
    {
        if (stepped.IsWorking(wanted))
        {
            return wanted;
        }

        var cells = Enumerable
            .Range(0, 288)
            .Select(cell => wanted.Date.At(new LocalTime(cell / 12, cell % 12 * 5)));
        var working = cells.Where(stepped.IsWorking).ToList();
        return working.Exists(cell => cell > wanted)
            ? working.Find(cell => cell > wanted)
            : working[^1] + Step;
    }

    private bool Exists(LocalDate date) =>
        Enumerable.Range(0, 24).Any(hour => Meanings(date.At(new LocalTime(hour, 55))).Any());

    private Instant At(LocalDateTime local) =>
        Meanings(local).Any()
            ? Meanings(local).Min()
            : Around(local).First(part => part.HasStart && part.IsoLocalStart > local).Start;

    private IEnumerable<Instant> Meanings(LocalDateTime local) =>
        Around(local)
            .Select(part => local.WithOffset(part.WallOffset).ToInstant())
            .Where(instant => instant.InZone(terms.Zone).LocalDateTime == local)
            .Distinct();

    private IEnumerable<NodaTime.TimeZones.ZoneInterval> Around(LocalDateTime local)
    {
        var middle = local.InUtc().ToInstant();
        return terms.Zone.GetZoneIntervals(
            middle - Duration.FromDays(2),
            middle + Duration.FromDays(2)
        );
    }
}
