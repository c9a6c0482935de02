using Kept.App.Access;
using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Shell;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>What is on somebody's desk.</summary>
public static class DeskQueries
{
    private const int MostLines = 300;
    private const int MostNotices = 20;

    public static async Task<DeskView> Desk(this KeptDb db, Viewer viewer, Instant now)
    {
        var me = viewer.Person;
        var rows = await db.Set<PromiseRow>()
            .Where(row => row.Owed && (row.OwnerId == me || row.DoerId == me))
            .OrderBy(row => row.Due)
            .ThenBy(row => row.Id)
            .Take(MostLines)
            .ToListAsync();
        var names = await PromiseNames.Of(db, rows);
        var moment = new Viewing(now, viewer.Zone);
        var sections = rows.ToLookup(row => SectionOf(row.Due, moment), row => Line(row, names));
        return new DeskView(
            moment,
            [.. sections[Section.Late]],
            [.. sections[Section.WithinTheHour]],
            [.. sections[Section.Today]],
            [.. sections[Section.Later]],
            await Notices(db, viewer, now),
            rows.Count > 0 || await db.Set<PromiseRow>().AnyAsync(row => row.OwnerId == me)
        );
    }

    private enum Section
    {
        Late,
        WithinTheHour,
        Today,
        Later,
    }

    private static Section SectionOf(Instant due, Viewing moment) =>
        due < moment.Now ? Section.Late
        : due <= moment.Now + Duration.FromHours(1) ? Section.WithinTheHour
        : due.InZone(moment.Zone).Date == moment.Today ? Section.Today
        : Section.Later;

    private static LineView Line(PromiseRow row, PromiseNames names) =>
        new(
            row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            PromiseJson.NumberOf(row.Number),
            names.Words(row),
            names.ToWhom(row),
            row.Due,
            $"{row.Id:N}-{row.Version}",
            row.FromAt,
            PromiseTable.ReckoningOf(row.Reckoning).Said,
            names.Case(row)
        );

    private static async Task<IReadOnlyList<NoticeView>> Notices(
        KeptDb db,
        Viewer viewer,
        Instant now
    )
    {
        var unseen = await db.Set<OutboxRow>()
            .Where(row => row.PersonId == viewer.Person && row.SeenAt == null)
            .OrderByDescending(row => row.CreatedAt)
            .Take(MostNotices)
            .Join(
                db.Set<PromiseRow>(),
                message => message.PromiseId,
                promise => promise.Id,
                (message, promise) => new { message, promise }
            )
            .ToListAsync();
        var names = await PromiseNames.Of(db, [.. unseen.Select(both => both.promise)]);
        return
        [
            .. unseen
                .Where(both => both.promise.Owed)
                .OrderByDescending(both => both.message.CreatedAt)
                .Select(both => new NoticeView(
                    both.message.Id.ToString(),
                    Sentence(both.message.Step, both.promise, names, new Viewing(now, viewer.Zone)),
                    both.message.CreatedAt,
                    $"/promises/{both.promise.Number}"
                )),
        ];
    }

    private static string Sentence(string step, PromiseRow row, PromiseNames names, Viewing moment)
    {
        var by = SaidTimes.Short(row.Due, moment.Now, moment.Zone);
        return step switch
        {
            nameof(Step.Remind) => Wording.Fill(FactWords.NoticeRemind, names.Words(row), by),
            nameof(Step.CheckDoer) => Wording.Fill(FactWords.NoticeRerouted, names.Words(row), by),
            _ => Wording.Fill(FactWords.NoticeEscalate, names.Words(row), names.ToWhom(row)),
        };
    }
}
