using System.Text.Json;
using Kept.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Kept.Domain.Tests.Calendars;

/// <summary>One case: a question, the answer its source gives, and ours, both as text.</summary>
internal sealed class BusinessTimeCase(JsonElement json)
{
    private readonly Calendar calendar = BusinessTimeCalendar.Of(json);

    public string Id { get; } = Text(json, "id");

    public string Operation { get; } = Text(json, "op");

    public bool SourceDisagrees { get; } = Text(json.GetProperty("verify"), "status") is "disagree";

    public string? Boundary { get; } =
        json.GetProperty("verify").TryGetProperty("boundary", out var boundary)
            ? boundary.GetString()
            : null;

    /// <summary>What the source says.</summary>
    public string Expected => Written(json.GetProperty("expected"));

    /// <summary>The other end of the closed time in which the same work has been done; only with <see cref="Boundary"/>.</summary>
    public string Alternative => Written(json.GetProperty("verify").GetProperty("alternative"));

    /// <summary>What we say, or the code of our refusal.</summary>
    public string Ours()
    {
        try
        {
            return Answer();
        }
        catch (Refusal refusal)
        {
            return refusal.Code;
        }
    }

    /// <summary>Whether our answer is the source's.</summary>
    public bool IsAnsweredAlike => string.Equals(Ours(), Expected, StringComparison.Ordinal);

    /// <summary>How much is worked between the start and an answer.</summary>
    public Duration WorkUntil(string answer)
    {
        var other = InstantPattern.ExtendedIso.Parse(answer).Value;
        return calendar.Elapsed(Instant.Min(Start, other), Instant.Max(Start, other));
    }

    private Instant Start => At(json.GetProperty("start"));

    private int Count => json.GetProperty("count").GetInt32();

    private Duration Working =>
        Duration.FromSeconds(
            json.TryGetProperty("duration_seconds", out var seconds)
                ? seconds.GetDouble()
                : json.GetProperty("duration_minutes").GetDouble() * 60
        );

    private string Answer() =>
        Operation switch
        {
            "add" => Written(calendar.Due(Start, Working)),
            "subtract" => Written(calendar.StartFor(Start, Working)),
            "between" => Written(calendar.Elapsed(Start, At(json.GetProperty("end")))),
            "is_open" => calendar.IsOpen(Start) ? "open" : "closed",
            "next_open" => Written(calendar.NextOpening(Start)),
            "next_close" => Written(calendar.NextClosing(Start)),
            "prev_open" => Written(calendar.PreviousOpening(Start)),
            "prev_close" => Written(calendar.PreviousClosing(Start)),
            "intervals_after" => Written(calendar.OpenSpansFrom(Start, Count)),
            "intervals_before" => Written(calendar.OpenSpansUntil(Start, Count)),
            "add_business_days" => Written(
                calendar.DueInDays(Start, json.GetProperty("days").GetInt32())
            ),
            _ => throw new InvalidOperationException($"Nobody knows how to {Operation}."),
        };

    private string Written(JsonElement expected) =>
        expected.ValueKind switch
        {
            JsonValueKind.True => "open",
            JsonValueKind.False => "closed",
            JsonValueKind.Number => Written(
                Duration.FromSeconds(json.GetProperty("expected_seconds").GetDouble())
            ),
            JsonValueKind.Array => Written(
                expected.EnumerateArray().Select(span => new OpenSpan(At(span[0]), At(span[1])))
            ),
            _ => Written(At(expected)),
        };

    private static string Written(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static string Written(Duration duration) => DurationPattern.Roundtrip.Format(duration);

    private static string Written(IEnumerable<OpenSpan> spans) =>
        string.Join(", ", spans.Select(span => $"{Written(span.From)}/{Written(span.To)}"));

    private static Instant At(JsonElement text) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text.GetString()!).Value.ToInstant();

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString()!;
}
