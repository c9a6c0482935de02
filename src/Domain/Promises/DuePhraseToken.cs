using System.Globalization;

namespace Kept.Domain.Promises;

/// <summary>A word, a number or a mark of what was said.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Word">A word in lower case, or null.</param>
/// <param name="Number">A whole number, or null; <see cref="TooLong"/> for one of more than four digits.</param>
/// <param name="Mark">Any other character; a space where this is a word or a number.</param>
/// <param name="Glued">Whether no space stands before it.</param>
/// <param name="LeadingZero">Whether a number is written like 04.</param>
internal sealed record DuePhraseToken(
    int Start,
    int End,
    string? Word,
    int? Number,
    char Mark,
    bool Glued,
    bool LeadingZero
)
{
    public const int TooLong = -1;

    public int Digits => Number is null ? 0 : End - Start;

    public bool IsMark(char mark) => Mark == mark;

    public static IReadOnlyList<DuePhraseToken> Split(string text)
    {
        var tokens = new List<DuePhraseToken>();
        for (var start = 0; start < text.Length; )
        {
            if (char.IsWhiteSpace(text[start]) || IsHyphen(text, start))
            {
                start++;
                continue;
            }
            var end = start + 1;
            var glued = tokens.Count > 0 && tokens[^1].End == start;
            if (Digit(text[start]) >= 0)
            {
                while (end < text.Length && Digit(text[end]) >= 0)
                {
                    end++;
                }
                var number = NumberIn(text.AsSpan(start, end - start));
                var leadingZero = end - start > 1 && Digit(text[start]) == 0;
                tokens.Add(new(start, end, null, number, ' ', glued, leadingZero));
            }
            else if (char.IsLetter(text[start]))
            {
                while (end < text.Length && IsInWord(text[end]))
                {
                    end++;
                }
                var word = text[start..end].ToLowerInvariant().Replace('’', '\'');
                tokens.Add(new(start, end, word, null, ' ', glued, false));
            }
            else
            {
                tokens.Add(new(start, end, null, null, text[start], glued, false));
            }
            start = end;
        }
        return tokens;
    }

    /// <summary>The decimal digit of any script, or −1.</summary>
    private static int Digit(char letter) =>
        char.IsDigit(letter) ? CharUnicodeInfo.GetDecimalDigitValue(letter) : -1;

    private static bool IsInWord(char letter) => char.IsLetter(letter) || letter is '\'' or '’';

    /// <summary>"Forty-five" is two words.</summary>
    private static bool IsHyphen(string text, int at) =>
        text[at] == '-'
        && at > 0
        && at + 1 < text.Length
        && char.IsLetter(text[at - 1])
        && char.IsLetter(text[at + 1]);

    private static int NumberIn(ReadOnlySpan<char> digits)
    {
        if (digits.Length > 4)
        {
            return TooLong;
        }
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + Digit(digit);
        }
        return number;
    }
}
