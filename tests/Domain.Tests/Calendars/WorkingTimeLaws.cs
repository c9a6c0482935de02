using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.Calendars;

public class WorkingTimeLaws
{
    public static TheoryData<string> Zones =>
        [
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Africa/Cairo",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "America/Santiago",
            "Europe/Berlin",
            "America/New_York",
        ];

    [Theory, MemberData(nameof(Zones))]
    public void Elapsed_is_what_stepping_through_time_counts(string zone) =>
        Holds(
            zone,
            it => Worked(it).ShouldBe(new SteppedTime(it.Calendar).Elapsed(it.Start, it.End))
        );

    [Theory, MemberData(nameof(Zones))]
    public void Due_is_where_stepping_through_time_arrives(string zone) =>
        Holds(
            zone,
            it =>
                it.Calendar.Due(it.Start, Part(it))
                    .ShouldBe(new SteppedTime(it.Calendar).Due(it.Start, Part(it)))
        );

    [Theory, MemberData(nameof(Zones))]
    public void The_start_for_a_due_moment_is_where_stepping_back_arrives(string zone) =>
        Holds(
            zone,
            it =>
                it.Calendar.StartFor(it.End, Part(it))
                    .ShouldBe(new SteppedTime(it.Calendar).StartFor(it.End, Part(it)))
        );

    [Theory, MemberData(nameof(Zones))]
    public void Openings_and_closings_are_those_stepping_finds(string zone) =>
        Holds(
            zone,
            it =>
            {
                var stepped = new SteppedTime(it.Calendar);
                it.Calendar.IsOpen(it.Start).ShouldBe(stepped.IsWorking(it.Start));
                Agree(
                    it.Calendar.NextOpening,
                    stepped.NextChange(it.Start, it.End, true),
                    it.Start
                );
                Agree(
                    it.Calendar.NextClosing,
                    stepped.NextChange(it.Start, it.End, false),
                    it.Start
                );
                Agree(
                    it.Calendar.PreviousOpening,
                    stepped.PreviousChange(it.End, it.Start, true),
                    it.End
                );
                Agree(
                    it.Calendar.PreviousClosing,
                    stepped.PreviousChange(it.End, it.Start, false),
                    it.End
                );
            }
        );

    [Theory, MemberData(nameof(Zones))]
    public void Working_days_are_those_trying_every_date_finds(string zone) =>
        Holds(
            zone,
            it =>
                it.Calendar.DueInDays(it.Start, 1 + (it.Thousandths % 5))
                    .ShouldBe(
                        new SteppedDays(it.Calendar).After(it.Start, 1 + (it.Thousandths % 5))
                    )
        );

    [Theory, MemberData(nameof(Zones))]
    public void A_year_is_what_stepping_through_it_counts(string zone) =>
        Holds(
            zone,
            it => Worked(it).ShouldBe(new SteppedTime(it.Calendar).Elapsed(it.Start, it.End)),
            days: 400,
            runs: 10
        );

    [Theory, MemberData(nameof(Zones))]
    public void What_has_elapsed_when_a_promise_is_due_is_what_was_promised(string zone) =>
        Holds(
            zone,
            it =>
                it.Calendar.Elapsed(it.Start, it.Calendar.Due(it.Start, it.Work)).ShouldBe(it.Work),
            days: 100
        );

    [Theory, MemberData(nameof(Zones))]
    public void Due_is_the_earliest_such_moment_and_a_start_the_latest(string zone) =>
        Holds(
            zone,
            it =>
            {
                var working = it.Work + Duration.Epsilon;
                var due = it.Calendar.Due(it.Start, working);
                var start = it.Calendar.StartFor(it.End, working);
                it.Calendar.Elapsed(it.Start, due - Duration.Epsilon).ShouldBeLessThan(working);
                it.Calendar.Elapsed(start, it.End).ShouldBe(working);
                it.Calendar.Elapsed(start + Duration.Epsilon, it.End).ShouldBeLessThan(working);
            }
        );

    [Theory, MemberData(nameof(Zones))]
    public void Due_never_decreases(string zone) =>
        Holds(
            zone,
            it =>
            {
                var later = it.Start + (it.Window * it.Thousandths / 1000);
                var due = it.Calendar.Due(it.Start, it.Work);
                it.Calendar.Due(later, it.Work).ShouldBeGreaterThanOrEqualTo(due);
                it.Calendar.Due(it.Start, it.Work * 3 / 2).ShouldBeGreaterThanOrEqualTo(due);
            }
        );

    [Theory, MemberData(nameof(Zones))]
    public void Counting_on_from_a_due_moment_is_counting_at_once(string zone) =>
        Holds(
            zone,
            it =>
            {
                var first = it.Work * it.Thousandths / 1000;
                var between = it.Calendar.Due(it.Start, first);
                it.Calendar.Due(between, it.Work - first)
                    .ShouldBe(it.Calendar.Due(it.Start, it.Work));
            },
            days: 100
        );

    [Theory, MemberData(nameof(Zones))]
    public void Elapsed_adds_up(string zone) =>
        Holds(
            zone,
            it =>
            {
                var between = it.Start + (it.Window * it.Thousandths / 1000);
                var parts =
                    it.Calendar.Elapsed(it.Start, between) + it.Calendar.Elapsed(between, it.End);
                parts.ShouldBe(Worked(it));
            },
            days: 4000
        );

    [Theory, MemberData(nameof(Zones))]
    public void A_trace_leaves_nothing_out_and_counts_what_was_promised(string zone) =>
        Holds(zone, TraceIsWhole.For, days: 100);

    private static Duration Worked(Situation it) => it.Calendar.Elapsed(it.Start, it.End);

    private static Duration Part(Situation it) =>
        new SteppedTime(it.Calendar).Elapsed(it.Start, it.End) * it.Thousandths / 1000;

    private static void Agree(Func<Instant, Instant> asked, Instant? stepped, Instant at)
    {
        if (stepped is { } change)
        {
            asked(at).ShouldBe(change);
        }
    }

    private static void Holds(string zone, Action<Situation> law, int days = 12, int runs = 150) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs),
            Prop.ForAll(Situation.In(zone, days).ToArbitrary(), law)
        );
}
