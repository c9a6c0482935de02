using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>Finds every reference to words in a fact, however deep.</summary>
public static class TextRefs
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Leading = new();

    public static IEnumerable<TextRef> In(object? value) =>
        value switch
        {
            null => [],
            TextRef found => [found],
            IEnumerable several => several.Cast<object?>().SelectMany(In),
            _ => Leading
                .GetOrAdd(value.GetType(), LeadingProperties)
                .SelectMany(property => In(property.GetValue(value))),
        };

    private static PropertyInfo[] LeadingProperties(Type type) =>
        [
            .. type.GetProperties()
                .Where(property =>
                    !property.GetMethod!.IsStatic && Leads(property.PropertyType, [type])
                ),
        ];

    private static bool Leads(Type type, HashSet<Type> seen) =>
        type == typeof(TextRef)
        || (type.IsGenericType && type.GetGenericArguments().Any(inner => Leads(inner, seen)))
        || (
            type.Assembly == typeof(TextRef).Assembly
            && !type.IsEnum
            && seen.Add(type)
            && type.GetProperties()
                .Any(property =>
                    !property.GetMethod!.IsStatic && Leads(property.PropertyType, seen)
                )
        );
}
