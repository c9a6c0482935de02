using System.Globalization;

namespace Kept.App.Shell;

/// <summary>Puts values into words that come from a resource, in the language of the page.</summary>
public static class Wording
{
    public static string Fill(string words, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, words, values);

    /// <summary>
    /// Words whose form depends on a number. A resource holds the forms with a bar between them,
    /// "{0} promise|{0} promises", in the order of the plural classes of its language (Unicode CLDR).
    /// </summary>
    public static string Count(string forms, long count) =>
        CountIn(CultureInfo.CurrentCulture, forms, count);

    public static string CountIn(CultureInfo language, string forms, long count)
    {
        var each = forms.Split('|');
        var form = Math.Min(Form(count, language.TwoLetterISOLanguageName), each.Length - 1);
        return string.Format(language, each[form], count);
    }

    private static int Form(long count, string language) =>
        language switch
        {
            "ja" or "ko" or "th" or "vi" or "zh" or "id" => 0,
            "fr" or "pt" => count is 0 or 1 ? 0 : 1,
            "pl" => count == 1 ? 0
            : Few(count) ? 1
            : 2,
            "cs" or "sk" => count == 1 ? 0
            : count is >= 2 and <= 4 ? 1
            : 2,
            "ru" or "uk" => count % 10 == 1 && count % 100 != 11 ? 0
            : Few(count) ? 1
            : 2,
            _ => count == 1 ? 0 : 1,
        };

    private static bool Few(long count) =>
        count % 10 is >= 2 and <= 4 && count % 100 is not (>= 12 and <= 14);
}
