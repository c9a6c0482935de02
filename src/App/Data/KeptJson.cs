using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Kept.App.Data;

/// <summary>JSON as the API and the ledger write it: camelCase, RFC 3339 instants, ISO 8601 durations, enums as words.</summary>
public static class KeptJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantJson());
        options.Converters.Add(new DurationJson());
        options.Converters.Add(new LocalDateJson());
        foreach (var converter in CalendarJson.Converters)
        {
            options.Converters.Add(converter);
        }
        options.Converters.Add(
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        );
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
        };
        Configure(options);
        return options;
    }

    private sealed class InstantJson : JsonConverter<Instant>
    {
        private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.Rfc3339;

        public override Instant Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) =>
            WithOffset.Parse(reader.GetString() ?? "").TryGetValue(default, out var at)
                ? Domain.Moment.Rounded(at.ToInstant())
                : throw new JsonException("not an RFC 3339 instant such as 2026-11-27T16:00:00Z");

        public override void Write(
            Utf8JsonWriter writer,
            Instant value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class DurationJson : JsonConverter<Duration>
    {
        public override Duration Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) =>
            IsoDuration.TryParse(reader.GetString())
            ?? throw new JsonException("not an ISO 8601 duration such as PT4H");

        public override void Write(
            Utf8JsonWriter writer,
            Duration value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(IsoDuration.Format(value));
    }

    private sealed class LocalDateJson : JsonConverter<LocalDate>
    {
        public override LocalDate Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").TryGetValue(default, out var date)
                ? date
                : throw new JsonException("not a date such as 2026-11-27");

        public override void Write(
            Utf8JsonWriter writer,
            LocalDate value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}

/// <summary>ISO 8601 durations of fixed length: weeks, days of 24 hours, hours, minutes, seconds; no months or years.</summary>
public static class IsoDuration
{
    public static Duration? TryParse(string? text)
    {
        if (
            !PeriodPattern.NormalizingIso.Parse(text ?? "").TryGetValue(Period.Zero, out var period)
            || period.Years != 0
            || period.Months != 0
        )
        {
            return null;
        }
        try
        {
            var length = period.ToDuration();
            return Duration.FromTicks(length.BclCompatibleTicks / 10 * 10);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static string Format(Duration length)
    {
        var ticks = Math.Abs(length.BclCompatibleTicks);
        var text = new StringBuilder(length < Duration.Zero ? "-PT" : "PT");
        Append(text, ticks / NodaConstants.TicksPerHour, 'H');
        Append(text, ticks / NodaConstants.TicksPerMinute % 60, 'M');
        Append(
            text,
            ticks % NodaConstants.TicksPerMinute / (decimal)NodaConstants.TicksPerSecond,
            'S'
        );
        return text[^1] == 'T' ? "PT0S" : text.ToString();
    }

    private static void Append(StringBuilder text, decimal amount, char unit)
    {
        if (amount > 0)
        {
            text.Append(amount.ToString("0.######", CultureInfo.InvariantCulture)).Append(unit);
        }
    }
}
