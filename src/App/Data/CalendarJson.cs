using System.Text.Json;
using System.Text.Json.Serialization;
using Kept.Domain.Calendars;
using NodaTime;

namespace Kept.App.Data;

/// <summary>Opening hours in JSON: times as "09:00", a closed date as "2026-12-25" or with its holiday's name.</summary>
public static class CalendarJson
{
    public static IEnumerable<JsonConverter> Converters =>
        [new TimeOfDayJson(), new ClosedDateJson()];

    private sealed class TimeOfDayJson : JsonConverter<TimeOfDay>
    {
        public override TimeOfDay Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) => TimeOfDay.Parse(reader.GetString() ?? "");

        public override void Write(
            Utf8JsonWriter writer,
            TimeOfDay value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString());
    }

    private sealed class ClosedDateJson : JsonConverter<ClosedDate>
    {
        public override ClosedDate? Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        )
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new ClosedDate(JsonSerializer.Deserialize<LocalDate>(ref reader, options));
            }
            var named = JsonSerializer.Deserialize<Named>(ref reader, options)!;
            return new ClosedDate(named.Date, named.Holiday);
        }

        public override void Write(
            Utf8JsonWriter writer,
            ClosedDate value,
            JsonSerializerOptions options
        ) => JsonSerializer.Serialize(writer, new Named(value.Date, value.Holiday), options);
    }

    private sealed record Named(LocalDate Date, string? Holiday = null);
}
