namespace Kept.Domain.Tests.Calendars;

/// <summary>The cases in which a source follows another convention than our definition, with our answer and why.</summary>
internal static class OtherConventions
{
    private const string NothingToWork =
        "nothing to work is due at the start itself, open or not; the source rolls to the next or last opening";
    private const string HalfOpen =
        "the closing instant is no longer open; the source counts it in";
    private const string PartlySkipped =
        "of hours that begin in a skipped hour the rest is worked; the source drops them whole";
    private const string Backwards =
        "a period that ends before it starts is refused; the source counts below nothing";
    private const string DatesAreCounted =
        "dates are counted from the start’s own and the local time is kept or moved within the date found; the source first rolls the start to an opening";

    public static IReadOnlyDictionary<string, (string Ours, string Why)> Ours { get; } =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["biz-007"] = ("2006-01-03T00:00:00Z", NothingToWork),
            ["business_time-029"] = ("2010-04-10T12:33:00Z", NothingToWork),
            ["business_time-030"] = ("2016-01-30T12:33:00Z", NothingToWork),
            ["business_time-041"] = ("2010-04-26T04:30:00Z", NothingToWork),
            ["business_time-042"] = ("2010-04-26T18:00:00Z", NothingToWork),
            ["business_time-044"] = ("2010-04-26T22:00:00Z", NothingToWork),
            ["business_time-045"] = ("2012-05-09T23:00:00Z", NothingToWork),
            ["business_time-046"] = ("2012-05-09T04:00:00Z", NothingToWork),
            ["business_time-049"] = ("2010-12-25T12:00:00Z", NothingToWork),
            ["moment-business-time-006"] = ("2015-02-26T17:30:00Z", NothingToWork),
            ["moment-business-time-007"] = ("2015-02-26T07:30:00Z", NothingToWork),
            ["moment-business-time-004"] = ("closed", HalfOpen),
            ["rickar-cal-014"] = ("closed", HalfOpen),
            ["biz-053"] = ("2006-04-02T10:00:00Z/2006-04-02T10:15:00Z", PartlySkipped),
            ["business_time-057"] = ("end_before_start", Backwards),
            ["moment-business-time-048"] = ("end_before_start", Backwards),
            ["business_time-073"] = ("2010-04-12T11:00:00Z", DatesAreCounted),
            ["business_time-074"] = ("2010-04-12T17:00:00Z", DatesAreCounted),
            ["business_time-076"] = ("2015-10-15T17:00:00Z", DatesAreCounted),
            ["business_time-077"] = ("2010-04-09T11:00:00Z", DatesAreCounted),
            ["business_time-078"] = ("2010-04-09T09:00:00Z", DatesAreCounted),
            ["business_time-080"] = ("2015-10-13T17:00:00Z", DatesAreCounted),
        };
}
