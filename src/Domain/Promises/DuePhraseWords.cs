using System.Runtime.InteropServices;

namespace Kept.Domain.Promises;

/// <summary>What a word or a few of them mean in a due phrase.</summary>
internal enum Means
{
    /// <summary>Nothing: "please".</summary>
    Nothing,

    /// <summary>A moment follows: "by".</summary>
    Lead,

    /// <summary>A length of time follows: "within".</summary>
    In,

    /// <summary>A number; a count of units or an hour.</summary>
    Number,

    /// <summary>"An": one unit, never an hour.</summary>
    Article,

    /// <summary>Hundredths of the unit that follows: "half an".</summary>
    Fraction,

    /// <summary>Hundredths more of the unit before: "and a half".</summary>
    AndFraction,

    /// <summary>And.</summary>
    And,

    /// <summary>Working time, not clock time.</summary>
    Working,

    /// <summary>A unit of so many minutes.</summary>
    Minutes,

    /// <summary>A unit of so many days.</summary>
    Days,

    /// <summary>So many days after today.</summary>
    Day,

    /// <summary>A weekday, 1 for Monday.</summary>
    Weekday,

    /// <summary>A weekday in a form that is another word as well: "sat".</summary>
    ShortWeekday,

    /// <summary>A month, 1 for January.</summary>
    Month,

    /// <summary>The week so many after this one.</summary>
    Week,

    /// <summary>The next day on which somebody works.</summary>
    NextWorkingDay,

    /// <summary>The nearest of that name, today included.</summary>
    This,

    /// <summary>The one of the week after.</summary>
    Next,

    /// <summary>A part of the day, by the hour at which it ends.</summary>
    Part,

    /// <summary>A part of today, by the hour at which it ends.</summary>
    PartOfToday,

    /// <summary>A time, by its hour.</summary>
    Time,

    /// <summary>Before noon.</summary>
    Am,

    /// <summary>After noon.</summary>
    Pm,

    /// <summary>The number before is an hour.</summary>
    OClock,

    /// <summary>So many minutes after the hour that follows; before it when negative.</summary>
    Past,

    /// <summary>What follows a day of the month: "th", "of".</summary>
    Ordinal,

    /// <summary>The end of the working day.</summary>
    Close,
}

/// <summary>What words mean.</summary>
/// <param name="Means">What.</param>
/// <param name="Value">How much of it.</param>
/// <param name="Count">How many words say it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Meaning(Means Means, int Value, int Count);

/// <summary>One language: what its words mean. Another language is another table.</summary>
internal sealed partial class DuePhraseWords
{
    private readonly Dictionary<string, (Means Means, int Value)> meanings = new(
        StringComparer.Ordinal
    );
    private int longest = 1;

    /// <summary>The meaning of as many words as have one together from a place on, or null.</summary>
    public Meaning? At(IReadOnlyList<DuePhraseToken> tokens, int place)
    {
        var said = "";
        Meaning? found = null;
        for (var count = 1; count <= longest && place + count <= tokens.Count; count++)
        {
            if (tokens[place + count - 1].Word is not { } word)
            {
                break;
            }
            said = count == 1 ? word : $"{said} {word}";
            if (meanings.TryGetValue(said, out var meaning))
            {
                found = new Meaning(meaning.Means, meaning.Value, count);
            }
        }
        return found;
    }

    private void Say(Means means, int value, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            meanings.Add(word, (means, value));
            longest = Math.Max(longest, word.Count(letter => letter == ' ') + 1);
        }
    }

    /// <summary>Numbered from a first value on; forms of the same are divided by a bar.</summary>
    private void Count(Means means, int first, params ReadOnlySpan<string> forms)
    {
        foreach (var form in forms)
        {
            Say(means, first++, form.Split('|'));
        }
    }
}
