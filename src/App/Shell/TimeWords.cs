using System.Text.Json;

namespace Kept.App.Shell;

/// <summary>The words with which the browser keeps countdowns fresh, in the language of the page.</summary>
public static class TimeWords
{
    public static string Json =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["in"] = ShellWords.InTime,
                ["late"] = ShellWords.TimeLate,
                ["left"] = ShellWords.TimeLeft,
                ["under"] = ShellWords.UnderAMinute,
                ["minutes"] = ShellWords.Minutes,
                ["longMinutes"] = ShellWords.LongMinutes,
                ["hours"] = ShellWords.Hours,
                ["hoursAndMinutes"] = ShellWords.HoursAndMinutes,
                ["days"] = ShellWords.Days,
            }
        );
}
