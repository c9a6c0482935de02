using System.Globalization;
using System.Text.Json;

namespace Kept.Bench.Auditor;

/// <summary>What a promise was told when it was made, from its first fact.</summary>
internal sealed record Terms(long? From, long Due, long Remind, long CheckDoer)
{
    public static Terms Of(SeenFact made)
    {
        using var body = JsonDocument.Parse(made.Body);
        var terms = body.RootElement.GetProperty("terms");
        var plan = body.RootElement.GetProperty("plan");
        return new Terms(
            terms.TryGetProperty("from", out var from) ? Moment(from) : null,
            Moment(terms.GetProperty("due")),
            Moment(plan.GetProperty("remind")),
            Moment(plan.GetProperty("checkDoer"))
        );
    }

    public static bool IsEarly(SeenFact broken)
    {
        using var body = JsonDocument.Parse(broken.Body);
        return body.RootElement.TryGetProperty("early", out var early) && early.GetBoolean();
    }

    public static long Count(SeenFact escalated)
    {
        using var body = JsonDocument.Parse(escalated.Body);
        return body.RootElement.GetProperty("count").GetInt64();
    }

    private static long Moment(JsonElement value) =>
        Reading.Microseconds(
            DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture).UtcDateTime
        );
}
