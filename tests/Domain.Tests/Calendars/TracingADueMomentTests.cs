using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Calendars.Hours;

namespace Kept.Domain.Tests.Calendars;

public class TracingADueMomentTests
{
    private static readonly Calendar Office = new(
        Berlin,
        [.. MondayToFriday("09:00", "12:00"), .. MondayToFriday("13:00", "17:00")],
        [new(Date("2026-04-06"), "Easter Monday")],
        [new(Date("2026-03-11"), TimeOfDay.Parse("09:00"), TimeOfDay.Parse("11:00"))]
    );

    [Fact]
    public void Nights_weekends_and_breaks_are_told_apart() =>
        Told("2026-03-06 11:30", Hour(6))
            .ShouldBe([
                "Working 0.5",
                "Break 1",
                "Working 4",
                "Night 7",
                "Weekend 48",
                "Night 9",
                "Working 1.5",
            ]);

    [Fact]
    public void A_holiday_is_told_by_its_name() =>
        Told("2026-04-03 16:00", Hour(2))
            .ShouldBe([
                "Working 1",
                "Night 7",
                "Weekend 48",
                "Holiday 24 Easter Monday",
                "Night 9",
                "Working 1",
            ]);

    [Fact]
    public void Special_hours_are_told_as_the_reason() =>
        Told("2026-03-11 10:00", Hour(2))
            .ShouldBe(["Working 1", "SpecialHours 13", "Night 9", "Working 1"]);

    [Fact]
    public void A_change_of_the_clocks_is_told() =>
        Told("2026-03-27 16:00", Hour(2))
            .ShouldBe([
                "Working 1",
                "Night 7",
                "Weekend 26",
                "ZoneChange 0 +01 → +02",
                "Weekend 21",
                "Night 9",
                "Working 1",
            ]);

    [Fact]
    public void Nothing_to_work_has_nothing_to_tell() =>
        Told("2026-03-27 16:00", Duration.Zero).ShouldBeEmpty();

    [Fact]
    public void A_year_is_told_on_a_page_with_its_holidays_and_changes_of_the_clocks()
    {
        var trace = Office.TraceDue(At("2026-01-05 09:00"), Hour(1800));

        trace.Spans.Count.ShouldBeLessThan(150);
        trace.Spans.ShouldContain(span => span.Name == "Easter Monday");
        trace.Spans.Count(span => span.Reason == TraceReason.ZoneChange).ShouldBe(2);
        trace.Spans.Count(span => span.Reason == TraceReason.ManyDays).ShouldBe(5);
        Total(trace).ShouldBe(Hour(1800));
    }

    private static Duration Total(Trace trace) =>
        trace.Spans.Aggregate(Duration.Zero, (sum, span) => sum + span.Counted);

    private static IEnumerable<string> Told(string start, Duration working) =>
        Office
            .TraceDue(At(start), working)
            .Spans.Select(span =>
                FormattableString
                    .Invariant($"{span.Reason} {(span.To - span.From).TotalHours} {span.Name}")
                    .TrimEnd()
            );
}
