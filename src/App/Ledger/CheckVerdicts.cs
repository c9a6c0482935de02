using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Kept.App.Ledger;

/// <summary>
/// Verdicts against due moments, read from the facts as they lie and by nothing of what decides verdicts: two who
/// know the rule, independently.
/// </summary>
internal static class CheckVerdicts
{
    private static readonly Duration LatestClock = Duration.FromSeconds(5);

    /// <param name="now">The database's clock; null where no clock runs for it.</param>
    public static void Run(ReadSubject promise, Instant? now, VerifyReport report)
    {
        if (promise.Rows[0].Kind != "promise.made")
        {
            return;
        }
        var (from, due) = TermsOf(promise.Rows[0].Body);
        var verdict = promise.Rows.FirstOrDefault(fact =>
            fact.Kind
                is "promise.kept"
                    or "promise.broken"
                    or "promise.replaced"
                    or "promise.released"
        );
        if (verdict is null)
        {
            if (now > due + LatestClock)
            {
                report.Found(
                    "overdue",
                    $"Promise {promise.Id} was due at {due} and has no verdict yet: the clock does not run.",
                    promise.Id
                );
            }
            return;
        }
        report.VerdictsChecked++;
        var at = verdict.At;
        var isTrue = verdict.Kind switch
        {
            "promise.kept" => at <= due && !(at < from),
            "promise.broken" when IsEarly(verdict.Body) => at < from,
            "promise.broken" => at == due,
            _ => at <= due,
        };
        if (!isTrue)
        {
            report.Found(
                "verdict_false",
                $"{verdict.Kind} at {at} cannot be: promise {promise.Id} was due at {due}.",
                promise.Id
            );
        }
    }

    private static (Instant? From, Instant Due) TermsOf(string body)
    {
        using var made = JsonDocument.Parse(body);
        var terms = made.RootElement.GetProperty("terms");
        return (
            terms.TryGetProperty("from", out var from) ? InstantOf(from) : null,
            InstantOf(terms.GetProperty("due"))
        );
    }

    private static bool IsEarly(string body)
    {
        using var broken = JsonDocument.Parse(body);
        return broken.RootElement.TryGetProperty("early", out var early) && early.GetBoolean();
    }

    private static Instant InstantOf(JsonElement moment) =>
        InstantPattern.ExtendedIso.Parse(moment.GetString()!).Value;
}
