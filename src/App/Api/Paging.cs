using Kept.Domain;

namespace Kept.App.Api;

/// <summary>One page of a list and where the next one begins.</summary>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Keyset paging: <c>after</c> is the last item's key, <c>limit</c> 1 to 200, 50 unless said otherwise.</summary>
public static class Paging
{
    public const int Most = 200;

    /// <exception cref="LimitOutside">Less than 1 or more than 200.</exception>
    public static int Limit(int? limit) =>
        limit switch
        {
            null => 50,
            >= 1 and <= Most => limit.Value,
            _ => throw new LimitOutside(),
        };

    /// <summary>A page of rows read with one more than the limit.</summary>
    public static Page<TJson> Of<TRow, TJson>(
        IReadOnlyList<TRow> rows,
        int limit,
        Func<TRow, TJson> json,
        Func<TRow, string> key
    ) => new([.. rows.Take(limit).Select(json)], rows.Count > limit ? key(rows[limit - 1]) : null);
}

/// <summary>The limit is not between 1 and 200.</summary>
public sealed class LimitOutside() : Refusal("limit_outside", "limit is a number from 1 to 200.");

/// <summary>The cursor is not one we gave.</summary>
public sealed class CursorUnknown()
    : Refusal("cursor_unknown", "Send as after what the page before gave as next.");
