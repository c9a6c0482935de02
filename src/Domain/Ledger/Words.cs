using System.Security.Cryptography;
using System.Text;

namespace Kept.Domain.Ledger;

/// <summary>What somebody said, as they said it, without white space around it.</summary>
/// <remarks>Never empty and never longer than <see cref="Longest"/> characters; line breaks stay, other control characters do not, and half a surrogate pair is U+FFFD.</remarks>
public sealed record Words
{
    /// <summary>The most characters (UTF-16 units) that are taken: about three printed pages.</summary>
    public const int Longest = 10_000;

    /// <summary>The text, trimmed.</summary>
    public string Text { get; }

    /// <summary>Takes the words.</summary>
    /// <exception cref="WordsMissing">There are none.</exception>
    /// <exception cref="WordsTooLong">There are more than <see cref="Longest"/> characters.</exception>
    public Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new WordsMissing();
        }
        if (text.Length > Longest)
        {
            throw new WordsTooLong();
        }
        Text = string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(Printable))
            .Trim();
        if (Text.Length == 0)
        {
            throw new WordsMissing();
        }
    }

    /// <summary>The words, or null where nothing was said.</summary>
    /// <exception cref="WordsTooLong">There are more than <see cref="Longest"/> characters.</exception>
    public static Words? Maybe(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new Words(text);

    private static bool Printable(Rune letter) =>
        letter.Value is '\n' or '\t' || !Rune.IsControl(letter);
}

/// <summary>Points to words kept beside the ledger and holds their salted digest.</summary>
/// <remarks>When the words and their salt are destroyed, the digest says nothing of them any more.</remarks>
/// <param name="Id">Where the words are.</param>
/// <param name="Digest">SHA-256 over salt and UTF-8 text, lower-case hex.</param>
public sealed record TextRef(Guid Id, string Digest)
{
    /// <summary>The reference as current state holds it: where the words are; only the fact that first named them holds their digest.</summary>
    public static TextRef To(Guid id) => new(id, "");

    /// <summary>The reference for words kept under an id with a salt.</summary>
    /// <param name="id">Where the words will be.</param>
    /// <param name="salt">At least 16 random bytes, used once.</param>
    /// <param name="words">The words.</param>
    public static TextRef Of(Guid id, byte[] salt, Words words) =>
        new(id, DigestOf(salt, words.Text));

    /// <summary>The salted digest of a text.</summary>
    public static string DigestOf(byte[] salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]));
}

/// <summary>Nothing was said.</summary>
public sealed class WordsMissing()
    : Refusal("words_missing", "Please write down the words that were said.");

/// <summary>Too much was said.</summary>
public sealed class WordsTooLong()
    : Refusal(
        "words_too_long",
        $"That is more than {Words.Longest:N0} characters. Please keep to what was promised."
    );
