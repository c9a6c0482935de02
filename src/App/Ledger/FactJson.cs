using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kept.App.Data;
using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.App.Ledger;

/// <summary>Facts as JSON: the instant of the act lies in its own column, everything else in the body.</summary>
public static class FactJson
{
    private static readonly Dictionary<string, Type> TypeOf = typeof(Fact)
        .Assembly.GetTypes()
        .Select(type =>
            (type, name: type.GetCustomAttribute<FactNameAttribute>(inherit: false)?.Name)
        )
        .Where(named => named.name is not null)
        .ToDictionary(named => named.name!, named => named.type, StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> NameOf = TypeOf.ToDictionary(
        named => named.Value,
        named => named.Key
    );

    private static readonly JsonSerializerOptions Options = new(KeptJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheInstant } },
    };

    public static string KindOf(Fact fact) => NameOf[fact.GetType()];

    public static string BodyOf(Fact fact) =>
        JsonSerializer.Serialize(fact, fact.GetType(), Options);

    /// <summary>The fact that was written; the ledger is never read with unknown kinds.</summary>
    public static Fact Read(string kind, string body, Instant at) =>
        (Fact)JsonSerializer.Deserialize(body, TypeOf[kind], Options)! with
        {
            At = at,
        };

    private static void LeaveOutTheInstant(JsonTypeInfo type)
    {
        if (type.Type.IsAssignableTo(typeof(Fact)))
        {
            type.Properties.Remove(type.Properties.Single(property => property.Name == "at"));
        }
    }
}
