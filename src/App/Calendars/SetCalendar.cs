using Kept.App.Data;
using Kept.Domain;
using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.App.Calendars;

/// <summary>Gives a calendar its first or next version. Promises keep the version they were made by; a due once told never moves.</summary>
public static class SetCalendar
{
    public static async Task<CalendarRow> Run(
        WriteScope scope,
        string key,
        CalendarTerms terms,
        Action<CalendarRow?>? check = null
    )
    {
        Keys.MustBeKey(key);
        var compiled = terms.Compile();
        MustOpen(compiled, await scope.Now());
        await scope.OnlyOne("calendar " + key);
        var newest = await scope.Db.NewestCalendar(key);
        check?.Invoke(newest);
        var calendar = newest?.CalendarId ?? await scope.NewId();
        var version = newest?.Version ?? 0;
        var fact = new CalendarSet(await scope.NewId(), key, terms) { At = await scope.Now() };
        var row = CalendarTable.RowOf(calendar, version + 1, fact);
        scope.Db.Add(row);
        await scope.Append(CalendarTable.Subject, calendar, version, [fact]);
        return row;
    }

    private static void MustOpen(Calendar calendar, Instant now)
    {
        if (calendar.Week.Count == 0 && calendar.Special.Count == 0)
        {
            throw new CalendarNeverOpens();
        }
        _ = calendar.IsOpen(now) ? now : calendar.NextOpening(now);
    }
}
