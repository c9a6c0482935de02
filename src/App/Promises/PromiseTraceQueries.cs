using Kept.App.Calendars;
using Kept.App.Data;
using Kept.Domain.Calendars;
using Kept.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Promises;

/// <summary>Tells a due moment again from what was kept with it: the reckoning and the calendar version of that day.</summary>
public static class PromiseTraceQueries
{
    /// <exception cref="PromiseUnknown">There is none.</exception>
    public static async Task<PromiseTraceJson> TraceOf(this KeptDb db, Guid id)
    {
        var row = await db.Set<PromiseRow>().FindAsync(id) ?? throw new PromiseUnknown();
        var promise = row.ToPromise();
        var zone = DateTimeZoneProviders.Tzdb[row.Zone];
        var reckoning = promise.Terms.Reckoning;
        var counted = await Counted(db, reckoning);
        var hours = await CalendarVersions.Of(db, row.CalendarId);
        return new PromiseTraceJson(
            row.Id,
            row.MadeAt,
            row.Due,
            row.Zone,
            reckoning.Said,
            reckoning.Working,
            reckoning.Clock,
            counted?.Calendar,
            counted?.Trace,
            [.. Sentences(promise, zone, counted?.Trace)],
            [.. Plan(promise, zone, hours)]
        );
    }

    private static async Task<(CalendarRefJson Calendar, TraceJson Trace)?> Counted(
        KeptDb db,
        Reckoning reckoning
    )
    {
        if (reckoning is not { Working: { } working, Calendar: { } version })
        {
            return null;
        }
        var row = await db.Set<CalendarRow>().SingleAsync(row => row.Id == version);
        var calendar = CalendarVersions.Of(row);
        return (
            new CalendarRefJson(row.Key, row.Version, row.Id),
            TraceJson.Of(calendar, calendar.TraceDue(reckoning.Start, working))
        );
    }

    private static IEnumerable<string> Sentences(
        Promise promise,
        DateTimeZone zone,
        TraceJson? counted
    )
    {
        var reckoning = promise.Terms.Reckoning;
        yield return $"Promised {Sentence.When(promise.MadeAt, zone)} ({zone.Id}).";
        if (reckoning.Said is { } said)
        {
            yield return $"It was said “{said}”.";
        }
        if (counted is not null)
        {
            foreach (var sentence in counted.Sentences)
            {
                yield return sentence;
            }
            if (Domain.Moment.Rounded(counted.Due) != promise.Terms.Due)
            {
                yield return $"Counted again with today's time zone data it comes out otherwise. What was told stands: {Sentence.When(promise.Terms.Due, zone)}.";
            }
        }
        else if (reckoning.Clock is { } clock)
        {
            yield return $"{Sentence.Length(clock)} by the clock from then: due {Sentence.When(promise.Terms.Due, zone)}.";
        }
        else
        {
            yield return $"The moment itself was promised: {Sentence.When(promise.Terms.Due, zone)}.";
        }
        if (promise.Terms.From is { } from)
        {
            yield return $"Not before {Sentence.When(from, zone)}.";
        }
        if (promise.Terms.Target is { } target)
        {
            yield return $"Inside the house we aim for {Sentence.When(target, zone)}.";
        }
    }

    private static IEnumerable<PlanStepJson> Plan(
        Promise promise,
        DateTimeZone zone,
        Calendar hours
    )
    {
        var plan = promise.Plan;
        yield return Step("remind", plan.Remind, promise.Taken.RemindedAt, "the owner is reminded");
        yield return Step(
            "checkDoer",
            plan.CheckDoer,
            promise.Taken.CheckedAt,
            "whoever is to do it must be on duty, else the next in line takes over"
        );
        yield return Step(
            "verdict",
            promise.Terms.Due,
            promise.VerdictAt,
            "the last instant that keeps it"
        );
        var escalation = Broken(promise).NextStep(hours)!;
        yield return Step(
            "escalate",
            escalation.At,
            promise.Taken.EscalatedAt,
            $"if it is late, the next one up is told, and again every {Sentence.Length(plan.EscalateEvery)} of working time until somebody takes it on"
        );

        PlanStepJson Step(string step, Instant at, Instant? done, string what) =>
            new(step, at, done, $"{Sentence.When(at, zone)}: {what}.");
    }

    /// <summary>The promise as it would be right after its due moment, with nothing done.</summary>
    private static Promise Broken(Promise promise) =>
        promise with
        {
            Owed = true,
            Verdict = Verdict.Broken,
            VerdictAt = promise.Terms.Due,
            AcknowledgedAt = null,
            Taken = StepsTaken.None,
        };
}
