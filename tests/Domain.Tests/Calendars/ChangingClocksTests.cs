using Kept.Domain.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Calendars.Hours;

namespace Kept.Domain.Tests.Calendars;

public class ChangingClocksTests
{
    [Fact]
    public void The_night_the_clocks_go_forward_has_an_hour_less() =>
        Worked(Berlin, "2026-03-28 12:00", "2026-03-29 12:00").ShouldBe(Hour(23));

    [Fact]
    public void The_night_the_clocks_go_back_has_an_hour_more() =>
        Worked(Berlin, "2026-10-24 12:00", "2026-10-25 12:00").ShouldBe(Hour(25));

    [Fact]
    public void Hours_inside_the_skipped_hour_are_not_worked_that_day()
    {
        var calendar = new Calendar(Berlin, EveryDay("02:15", "02:45"));
        calendar.Elapsed(At("2026-03-28 12:00"), At("2026-03-29 12:00")).ShouldBe(Duration.Zero);
        calendar
            .Due(At("2026-03-28 12:00"), Duration.FromMinutes(30))
            .ShouldBe(At("2026-03-30 02:45"));
    }

    [Fact]
    public void Hours_inside_the_repeated_hour_are_worked_twice()
    {
        var calendar = new Calendar(Berlin, EveryDay("02:15", "02:45"));
        calendar.OpenSpansFrom(At("2026-10-24 12:00"), 3).Count.ShouldBe(3);
        calendar.Elapsed(At("2026-10-24 12:00"), At("2026-10-25 12:00")).ShouldBe(Hour(1));
    }

    [Fact]
    public void Lord_Howe_moves_its_clocks_by_half_an_hour()
    {
        const string island = "Australia/Lord_Howe";
        Worked(island, "2026-04-04 12:00", "2026-04-05 12:00").ShouldBe(Duration.FromMinutes(1470));
        Worked(island, "2026-10-03 12:00", "2026-10-04 12:00").ShouldBe(Duration.FromMinutes(1410));
    }

    [Fact]
    public void Morocco_sets_its_clocks_back_for_Ramadan_and_forward_after()
    {
        const string morocco = "Africa/Casablanca";
        Worked(morocco, "2026-02-14 12:00", "2026-02-15 12:00").ShouldBe(Hour(25));
        Worked(morocco, "2026-03-21 12:00", "2026-03-22 12:00").ShouldBe(Hour(23));
    }

    [Fact]
    public void The_Friday_that_Samoa_left_out_is_no_working_day()
    {
        const string samoa = "Pacific/Apia";
        var calendar = new Calendar(samoa, EveryDay("09:00", "17:00"));
        var thursday = At("2011-12-29 16:00", samoa);
        calendar.Due(thursday, Hour(2)).ShouldBe(At("2011-12-31 10:00", samoa));
        calendar.DueInDays(thursday, 1).ShouldBe(At("2011-12-31 16:00", samoa));
    }

    [Fact]
    public void Egypt_skips_the_hour_after_midnight()
    {
        const string egypt = "Africa/Cairo";
        var calendar = new Calendar(egypt, EveryDay("00:00", "02:00"));
        calendar
            .Elapsed(At("2026-04-23 12:00", egypt), At("2026-04-24 12:00", egypt))
            .ShouldBe(Hour(1));
    }

    private static Duration Worked(string zone, string from, string to) =>
        new Calendar(zone, EveryDay("00:00", "24:00")).Elapsed(At(from, zone), At(to, zone));
}
