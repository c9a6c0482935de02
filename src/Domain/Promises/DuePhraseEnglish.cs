namespace Kept.Domain.Promises;

internal sealed partial class DuePhraseWords
{
    /// <summary>English, as spoken on the telephone.</summary>
    public static DuePhraseWords English { get; } = InEnglish();

    private static DuePhraseWords InEnglish()
    {
        var words = new DuePhraseWords();
        words.Lead();
        words.Counting();
        words.DaysAndMonths();
        words.TimesOfDay();
        return words;
    }

    private void Lead()
    {
        Say(Means.Lead, 0, "at", "by", "before", "until", "till", "not later than");
        Say(Means.Lead, 0, "no later than", "at the latest by", "latest by", "by the latest at");
        Say(Means.Nothing, 0, "on", "on the", "the", "in the", "please", "latest", "the latest");
        Say(Means.Nothing, 0, "at the latest", "sharp", "end of", "the end of", "by the", "t");
        Say(Means.In, 0, "in", "within", "in the next", "within the next");
    }

    private void Counting()
    {
        Count(Means.Number, 1, "one", "two", "three", "four", "five", "six", "seven", "eight");
        Count(Means.Number, 9, "nine", "ten", "eleven", "twelve", "thirteen", "fourteen");
        Count(Means.Number, 15, "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
        Say(Means.Number, 20, "twenty");
        Say(Means.Number, 30, "thirty");
        Say(Means.Number, 40, "forty");
        Say(Means.Number, 45, "forty five");
        Say(Means.Number, 60, "sixty");
        Say(Means.Number, 90, "ninety");
        Say(Means.Article, 1, "a", "an");
        Say(Means.Fraction, 25, "a quarter of an", "quarter of an", "quarter");
        Say(Means.Fraction, 50, "half an", "half a", "half", "a half");
        Say(Means.Fraction, 75, "three quarters of an", "three quarter");
        Say(Means.AndFraction, 25, "and a quarter");
        Say(Means.AndFraction, 50, "and a half");
        Say(Means.And, 0, "and");
        Say(Means.Working, 0, "working", "business", "work", "office");
        Say(Means.Minutes, 1, "minutes", "minute", "mins", "min");
        Say(Means.Minutes, 60, "hours", "hour", "hrs", "hr", "h");
        Say(Means.Days, 1, "days", "day");
        Say(Means.Days, 7, "weeks", "week");
    }

    private void DaysAndMonths()
    {
        Count(Means.Day, -1, "yesterday", "today", "tomorrow|tmrw|tmr", "day after tomorrow");
        Count(Means.Weekday, 1, "monday|mon", "tuesday|tues|tue", "wednesday", "thursday|thurs");
        Count(Means.Weekday, 5, "friday|fri", "saturday", "sunday");
        Count(Means.ShortWeekday, 3, "wed", "thu|thur");
        Count(Means.ShortWeekday, 6, "sat", "sun");
        Count(Means.Month, 1, "january|jan", "february|feb", "march|mar", "april|apr", "may");
        Count(Means.Month, 6, "june|jun", "july|jul", "august|aug", "september|sept|sep");
        Count(Means.Month, 10, "october|oct", "november|nov", "december|dec");
        Count(Means.Week, 0, "this week|end of week|the end of the week|end of the week|eow");
        Count(Means.Week, 1, "next week|the end of next week|end of next week");
        Say(Means.NextWorkingDay, 0, "next working day", "next business day", "next work day");
        Say(Means.NextWorkingDay, 0, "the next working day", "the next business day");
        Say(Means.This, 0, "this", "this coming", "coming", "the coming");
        Say(Means.Next, 0, "next");
        Say(Means.Ordinal, 0, "st", "nd", "rd", "th", "of");
    }

    private void TimesOfDay()
    {
        Say(Means.Part, 12, "morning");
        Say(Means.Part, 17, "afternoon");
        Say(Means.Part, 21, "evening", "night");
        Say(Means.PartOfToday, 12, "this morning");
        Say(Means.PartOfToday, 17, "this afternoon");
        Say(Means.PartOfToday, 21, "this evening", "tonight");
        Say(Means.Time, 12, "noon", "midday", "mid day");
        Say(Means.Time, 24, "midnight");
        Say(Means.Am, 0, "am");
        Say(Means.Pm, 0, "pm");
        Say(Means.OClock, 0, "o'clock", "oclock");
        Say(Means.Past, 15, "quarter past", "a quarter past");
        Say(Means.Past, 30, "half past");
        Say(Means.Past, -15, "quarter to", "a quarter to");
        Say(Means.Close, 0, "eod", "cob", "end of day", "end of the day", "the end of the day");
        Say(Means.Close, 0, "close of business", "end of business");
        Say(Means.Close, 0, "closing time", "end of play", "close of play");
        Say(Means.Close, 0, "the close of business", "end of the working day");
    }
}
