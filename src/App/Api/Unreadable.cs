using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kept.App.Api;

/// <summary>Says which member or parameter of a request cannot be read, in our own words.</summary>
internal static partial class Unreadable
{
    public static IResult TooLarge =>
        Problems.Of(
            StatusCodes.Status413PayloadTooLarge,
            "body_too_large",
            "That is more than a megabyte. Send less at once."
        );

    public static IResult NotJson =>
        Problems.Of(
            StatusCodes.Status415UnsupportedMediaType,
            "media_type_unknown",
            "Send JSON: Content-Type: application/json"
        );

    public static IResult Answer(BadHttpRequestException problem) =>
        problem switch
        {
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
            { StatusCode: StatusCodes.Status415UnsupportedMediaType } => NotJson,
            { InnerException: JsonException json } => Problems.Of(
                StatusCodes.Status400BadRequest,
                "body_unreadable",
                SentenceFor(json)
            ),
            _ when Parameter().Match(problem.Message) is { Success: true } named
                    && named.Groups["name"].Value != "body" => Problems.Of(
                StatusCodes.Status400BadRequest,
                "parameter_unreadable",
                $"The parameter “{named.Groups["name"].Value}” cannot be read."
            ),
            _ => Problems.Of(
                StatusCodes.Status400BadRequest,
                "body_unreadable",
                "Send a JSON object as the body."
            ),
        };

    private static string SentenceFor(JsonException problem)
    {
        if (Missing().Match(problem.Message) is { Success: true } missing)
        {
            return $"Missing in the body: {Place(problem, missing.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal))}.";
        }
        if (Unmapped().Match(problem.Message) is { Success: true } unmapped)
        {
            return $"There is no member “{Place(problem, unmapped.Groups["name"].Value)}” here. The reference is at /api.";
        }
        if (Duplicate().Match(problem.Message) is { Success: true } twice)
        {
            return $"The member “{twice.Groups["name"].Value}” is there twice.";
        }
        var member = (problem.Path ?? "$").TrimStart('$').TrimStart('.');
        if (member.Length == 0)
        {
            return "The body cannot be read as a JSON object.";
        }
        return problem.Message.StartsWith("not ", StringComparison.Ordinal)
            ? $"“{member}” cannot be read: {problem.Message}."
            : $"“{member}” cannot be read: not what this member takes.";
    }

    private static string Place(JsonException problem, string names)
    {
        var path = (problem.Path ?? "$").TrimStart('$').TrimStart('.');
        return
            path.Length == 0
            || path == names
            || path.EndsWith("." + names, StringComparison.Ordinal)
            ? path.Length == 0
                ? names
                : path
            : $"{path}.{names}";
    }

    [GeneratedRegex(
        "missing required properties including: (?<names>[^.]*)\\.",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Missing();

    [GeneratedRegex(
        "The JSON property '(?<name>[^']{1,80})' could not be mapped",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unmapped();

    [GeneratedRegex(
        "^Duplicate property '(?<name>[^']{1,80})'",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Duplicate();

    [GeneratedRegex(
        "parameter \"([^\" ]+ )?(?<name>[A-Za-z]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Parameter();
}
