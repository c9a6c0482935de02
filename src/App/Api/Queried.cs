using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Kept.App.Api;

/// <summary>One word of a fixed list, in a query.</summary>
public readonly record struct Word<T>(T Value) : IParsable<Word<T>>
    where T : struct, Enum
{
    static Word<T> IParsable<Word<T>>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var word) ? word : throw new FormatException();

    [SuppressMessage(
        "Design",
        "CA1000",
        Justification = "Binding looks for it on the type itself."
    )]
    public static bool TryParse(string? s, IFormatProvider? provider, out Word<T> result)
    {
        T value = default;
        var known =
            s is { Length: > 0 and < 40 }
            && s.All(char.IsAsciiLetter)
            && Enum.TryParse(s, ignoreCase: true, out value);
        result = new Word<T>(value);
        return known;
    }
}

/// <summary>An RFC 3339 instant, in a query.</summary>
public readonly record struct QueryInstant(Instant Value)
{
    public static bool TryParse(string text, out QueryInstant instant)
    {
        var read = OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var at);
        instant = new QueryInstant(Domain.Moment.Rounded(at.ToInstant()));
        return read;
    }
}
