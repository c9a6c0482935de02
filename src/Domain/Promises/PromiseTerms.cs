using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.Domain.Promises;

/// <summary>To whom a promise is given.</summary>
public enum RecipientKind
{
    /// <summary>A customer.</summary>
    Customer,

    /// <summary>A member of staff.</summary>
    Colleague,

    /// <summary>The organisation itself.</summary>
    House,
}

/// <summary>To whom a promise is given.</summary>
/// <remarks>A customer or a colleague is named by id; the house has none.</remarks>
public sealed record Recipient
{
    /// <summary>What sort of recipient.</summary>
    public RecipientKind Kind { get; }

    /// <summary>The customer or colleague; null for the house.</summary>
    public Guid? Id { get; }

    /// <summary>Names a recipient.</summary>
    /// <exception cref="RecipientMissing">A customer or colleague without an id, or the house with one.</exception>
    public Recipient(RecipientKind kind, Guid? id)
    {
        if ((kind == RecipientKind.House) == id.HasValue)
        {
            throw new RecipientMissing();
        }
        Kind = kind;
        Id = id;
    }
}

/// <summary>How the words reached the customer.</summary>
public enum Channel
{
    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>At the counter or in the shop.</summary>
    Counter,

    /// <summary>By mail.</summary>
    Mail,

    /// <summary>On the web.</summary>
    Web,

    /// <summary>At the customer's place.</summary>
    Visit,

    /// <summary>By text message or chat.</summary>
    Chat,

    /// <summary>By a program or an import.</summary>
    System,
}

/// <summary>How a due moment was reckoned, so that it can explain itself for ever.</summary>
/// <param name="Start">The moment it was counted from.</param>
/// <param name="Working">Working time, where it was promised within working time.</param>
/// <param name="Clock">Clock time, where it was promised within clock time.</param>
/// <param name="Calendar">The calendar version that was counted by.</param>
/// <param name="Said">The phrase as typed, such as "tomorrow 4pm".</param>
public sealed record Reckoning(
    Instant Start,
    Duration? Working = null,
    Duration? Clock = null,
    Guid? Calendar = null,
    string? Said = null
);

/// <summary>What was promised. Immutable from the moment it is told.</summary>
/// <remarks>The due moment lies after the moment of promising; a window's start lies before its due; a target inside the house is not after the due nor before the window.</remarks>
/// <param name="To">To whom.</param>
/// <param name="Case">The case it belongs to, if any.</param>
/// <param name="Area">The area of the house that answers for it.</param>
/// <param name="Words">The words that were said.</param>
/// <param name="Kind">What sort of work: callback, answer, repair …; a short lower-case word.</param>
/// <param name="Channel">How it was said.</param>
/// <param name="From">An appointment window's start; before it is as broken as after the due.</param>
/// <param name="Due">The last instant at which the act still keeps it.</param>
/// <param name="Target">The earlier moment aimed for inside the house.</param>
/// <param name="Calendar">The calendar version reminders and escalations go by.</param>
/// <param name="Zone">The IANA zone the recipient was told the moment in.</param>
/// <param name="Reckoning">How the due moment came about.</param>
/// <param name="Replaces">The promise it takes the place of, by renegotiation.</param>
public sealed record PromiseTerms(
    Recipient To,
    Guid? Case,
    Guid Area,
    TextRef Words,
    string Kind,
    Channel Channel,
    Instant? From,
    Instant Due,
    Instant? Target,
    Guid Calendar,
    string Zone,
    Reckoning Reckoning,
    Guid? Replaces = null
)
{
    /// <summary>The farthest a promise may reach.</summary>
    public static Duration Farthest { get; } = Duration.FromDays(3660);

    /// <summary>Whether an act at that instant keeps it: not after the due moment, nor before a window.</summary>
    public bool IsInTime(Instant act) => act <= Due && !(act < From);

    /// <summary>The moment to prepare for: the target inside the house, else the window's start, else the due moment.</summary>
    /// <param name="now">A window that has begun is prepared for its end.</param>
    public Instant AimFrom(Instant now) => Target ?? (From > now ? From.Value : Due);

    /// <summary>Refuses terms that cannot be promised at a moment.</summary>
    /// <exception cref="DueInThePast">The due moment is not after it.</exception>
    /// <exception cref="DueTooFar">It is more than ten years after.</exception>
    /// <exception cref="WindowEmpty">The window ends before it starts.</exception>
    /// <exception cref="TargetOutside">The target is not between now, or the window's start, and the due moment.</exception>
    /// <exception cref="KindUnknown">The kind is not a short lower-case word.</exception>
    public void MustHoldAt(Instant now)
    {
        if (Due <= now)
        {
            throw new DueInThePast();
        }
        if (Due - now > Farthest)
        {
            throw new DueTooFar();
        }
        if (From >= Due)
        {
            throw new WindowEmpty();
        }
        if (Target > Due || Target <= now || Target < From)
        {
            throw new TargetOutside();
        }
        if (
            Kind.Length is 0 or > 40
            || !Kind.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')
        )
        {
            throw new KindUnknown();
        }
    }
}
