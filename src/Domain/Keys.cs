namespace Kept.Domain;

/// <summary>Short names that people give to areas and calendars and that stand in addresses.</summary>
public static class Keys
{
    /// <summary>The key itself, when it is 1 to 60 lower-case letters, digits and single hyphens between them.</summary>
    /// <exception cref="KeyUnfit">It is not.</exception>
    public static string MustBeKey(string? key) =>
        key is { Length: > 0 and <= 60 }
        && key.All(letter =>
            char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'
        )
        && key[0] != '-'
        && key[^1] != '-'
        && !key.Contains("--", StringComparison.Ordinal)
            ? key
            : throw new KeyUnfit();

    /// <summary>A key made of a name: lower case, everything else a hyphen; "area" where nothing is left.</summary>
    public static string Of(string name)
    {
        var letters = name.ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var parts = string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var key = string.Join('-', parts);
        return key.Length switch
        {
            0 => "area",
            > 60 => key[..60].TrimEnd('-'),
            _ => key,
        };
    }
}

/// <summary>A key that cannot stand in an address.</summary>
public sealed class KeyUnfit()
    : Refusal(
        "key_unfit",
        "A key is up to 60 lower-case letters, digits and hyphens, such as north-branch."
    );
