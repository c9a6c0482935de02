using Kept.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Access;

/// <summary>Answers kept with the acts they answer, for forms and the API alike: the same key has one effect.</summary>
public static class Answers
{
    /// <summary>What was answered to this key before; whoever asks meanwhile waits until the transaction ends.</summary>
    public static async Task<IdempotencyRow?> AnswerBefore(
        this WriteScope scope,
        string caller,
        string key
    )
    {
        await scope.OnlyOne($"{caller}\n{key}");
        return await scope
            .Db.Set<IdempotencyRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Caller == caller && row.Key == key);
    }

    public static async Task KeepAnswer(
        this WriteScope scope,
        string caller,
        string key,
        string requestHash,
        int status,
        string headers,
        string body
    ) =>
        scope.Db.Add(
            new IdempotencyRow
            {
                Caller = caller,
                Key = key,
                RequestHash = requestHash,
                Status = status,
                Headers = headers,
                Body = body,
                CreatedAt = await scope.RecordedAt(),
            }
        );
}
