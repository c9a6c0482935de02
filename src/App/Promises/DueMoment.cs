using Kept.App.Calendars;
using Kept.App.Data;
using Kept.Domain;
using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Turns a wish for a due moment into the moment, with how it was reckoned.</summary>
public static class DueMoment
{
    /// <param name="zone">The recipient's zone, in which a phrase is meant.</param>
    /// <param name="hours">The area's calendar.</param>
    /// <exception cref="DueMissing">Not exactly one way to say it.</exception>
    public static async Task<(Instant Due, Reckoning Reckoning)> Of(
        KeptDb db,
        DueWish wish,
        Instant now,
        string zone,
        CalendarRow hours
    )
    {
        if (
            new[] { wish.At is not null, wish.Within is not null, wish.Said is not null }.Count(
                said => said
            ) != 1
        )
        {
            throw new DueMissing();
        }
        if (wish.At is { } at)
        {
            return (Moment.Rounded(at), new Reckoning(now));
        }
        var row = wish.Calendar is { } key
            ? await db.NewestCalendar(key) ?? throw new CalendarUnknown()
            : hours;
        if (wish.Said is { } said)
        {
            var read = DuePhrase.Read(
                said,
                now,
                DateTimeZoneProviders.Tzdb[zone],
                CalendarVersions.Of(row)
            );
            return (
                Moment.Rounded(read.Due),
                new Reckoning(
                    now,
                    read.Working,
                    read.Clock,
                    read.Working is null ? null : row.Id,
                    said.Trim()
                )
            );
        }
        var within = wish.Within!.Value;
        if (within <= Duration.Zero)
        {
            throw new DueInThePast();
        }
        if (within > PromiseTerms.Farthest)
        {
            throw new DueTooFar();
        }
        return wish.Working
            ? (
                Moment.Rounded(CalendarVersions.Of(row).Due(now, within)),
                new Reckoning(now, Working: within, Calendar: row.Id)
            )
            : (now + within, new Reckoning(now, Clock: within));
    }
}
