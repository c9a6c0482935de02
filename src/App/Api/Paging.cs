using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Kept.Domain;
using NodaTime;

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

/// <summary>Where a page ended, as an opaque word.</summary>
public static class Cursor
{
    public static string Of(params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    public static string Of(Guid id) => Of(id.ToString("N"));

    public static string Of(Instant at, Guid id) =>
        Of(Moment.Microseconds(at).ToString(CultureInfo.InvariantCulture), id.ToString("N"));

    /// <exception cref="CursorUnknown">It is none of ours.</exception>
    public static string[] Read(string after, int parts)
    {
        try
        {
            var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(after)).Split('\n');
            return read.Length == parts ? read : throw new CursorUnknown();
        }
        catch (FormatException)
        {
            throw new CursorUnknown();
        }
    }

    /// <exception cref="CursorUnknown">It is none of ours.</exception>
    public static Guid Id(string after) => IdOf(Read(after, 1)[0]);

    /// <exception cref="CursorUnknown">It is none of ours.</exception>
    public static (Instant At, Guid Id) Place(string after)
    {
        var parts = Read(after, 2);
        return (AtOf(parts[0]), IdOf(parts[1]));
    }

    /// <exception cref="CursorUnknown">It is no id.</exception>
    public static Guid IdOf(string part) =>
        Guid.TryParseExact(part, "N", out var id) ? id : throw new CursorUnknown();

    /// <exception cref="CursorUnknown">It is no number.</exception>
    public static long NumberOf(string part) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CursorUnknown();

    private static Instant AtOf(string part) =>
        NumberOf(part) is var number && number < LastMicrosecond
            ? Moment.OfMicroseconds(number)
            : throw new CursorUnknown();

    private static readonly long LastMicrosecond = Moment.Microseconds(
        Instant.FromUtc(9999, 1, 1, 0, 0)
    );
}

/// <summary>The limit is not between 1 and 200.</summary>
public sealed class LimitOutside() : Refusal("limit_outside", "limit is a number from 1 to 200.");

/// <summary>The cursor is not one we gave.</summary>
public sealed class CursorUnknown()
    : Refusal("cursor_unknown", "Send as after what the page before gave as next.");
