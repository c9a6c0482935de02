using System.Globalization;
using Kept.App.Shell;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Shell;

public sealed class SaidTimesTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 9, 26);

    public SaidTimesTests() =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("en");

    [Theory]
    [InlineData("2026-11-25T15:00:00Z", "today 16:00")]
    [InlineData("2026-11-25T22:59:59Z", "today 23:59")]
    [InlineData("2026-11-25T23:00:00Z", "tomorrow 0:00")]
    [InlineData("2026-11-26T08:30:00Z", "tomorrow 9:30")]
    [InlineData("2026-11-24T15:00:00Z", "yesterday 16:00")]
    [InlineData("2026-11-27T15:00:00Z", "Fri 27 Nov 16:00")]
    [InlineData("2027-01-04T08:00:00Z", "Mon 4 Jan 2027 9:00")]
    public void A_moment_is_said_as_its_day_in_the_zone_of_the_one_who_looks(
        string at,
        string said
    ) => SaidTimes.Day(Read(at), Now, Berlin).ShouldBe(said);

    [Fact]
    public void The_same_moment_is_another_day_elsewhere() =>
        SaidTimes
            .Day(Read("2026-11-25T23:00:00Z"), Now, DateTimeZoneProviders.Tzdb["Europe/Lisbon"])
            .ShouldBe("today 23:00");

    [Theory]
    [InlineData(0, "in less than a minute")]
    [InlineData(12 * 60 + 59, "in 12 min")]
    [InlineData(60 * 60, "in 1 h")]
    [InlineData(200 * 60, "in 3 h 20 min")]
    [InlineData(30 * 60 * 60 + 60, "in 30 h")]
    [InlineData(48 * 60 * 60, "in 2 days")]
    [InlineData(-1, "less than a minute late")]
    [InlineData(-26 * 60, "26 min late")]
    public void What_is_left_is_never_overstated(int seconds, string said) =>
        SaidTimes.Countdown(Now + Duration.FromSeconds(seconds), Now).ShouldBe(said);

    [Theory]
    [InlineData(1, "1 minute left")]
    [InlineData(12, "12 minutes left")]
    [InlineData(-1, "1 minute late")]
    public void In_a_sentence_minutes_are_spoken_out(int minutes, string said) =>
        SaidTimes.Left(Now + Duration.FromMinutes(minutes), Now).ShouldBe(said);

    [Theory]
    [InlineData("2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z", "at 9:00")]
    [InlineData("2026-11-24T15:00:00Z", "2026-11-25T09:00:00Z", "yesterday 16:00")]
    public void In_a_sentence_about_one_day_its_times_need_no_day(
        string at,
        string day,
        string said
    ) => SaidTimes.At(Read(at), Read(day), Now, Berlin).ShouldBe(said);

    [Fact]
    public void The_exact_moment_names_its_zone() =>
        SaidTimes
            .Exact(Read("2026-11-25T15:00:00Z"), Berlin)
            .ShouldBe("Wednesday 25 November 2026, 16:00:00 Europe/Berlin (UTC+01)");

    private static Instant Read(string at) => NodaTime.Text.InstantPattern.General.Parse(at).Value;
}
