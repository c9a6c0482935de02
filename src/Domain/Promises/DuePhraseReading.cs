namespace Kept.Domain.Promises;

/// <summary>What one phrase says so far: each thing at most once, in whichever order it comes.</summary>
/// <param name="tokens">What was said.</param>
/// <param name="words">The language.</param>
/// <param name="start">Where the phrase starts.</param>
internal sealed partial class DuePhraseReading(
    IReadOnlyList<DuePhraseToken> tokens,
    DuePhraseWords words,
    int start = 0
)
{
    private readonly bool startsInsideAWord = IsPartOfAnotherWord(tokens, start);
    private int place = start;
    private bool afterLead;
    private bool plain;

    /// <summary>So many days after today.</summary>
    public int? Day { get; private set; }

    public (int Number, Means Which)? Weekday { get; private set; }

    /// <summary>So many weeks after this one.</summary>
    public int? Week { get; private set; }

    public bool NextWorkingDay { get; private set; }

    public DateSaid? Date { get; private set; }

    /// <summary>The hour at which the part of the day ends.</summary>
    public int? Part { get; private set; }

    public TimeSaid? Time { get; private set; }

    public bool Close { get; private set; }

    public AmountSaid? Amount { get; private set; }

    public bool IsAtEnd => place == tokens.Count;

    /// <summary>The place after the last token that says something.</summary>
    public int EndOfMeaning { get; private set; } = start;

    /// <summary>Whether it is a due phrase even in the middle of a sentence, where "4" or "sat" is not.</summary>
    public bool StandsOut => plain && !startsInsideAWord;

    /// <summary>Takes the next thing said; false where nothing follows that belongs to the phrase.</summary>
    public bool Take()
    {
        if (IsAtEnd)
        {
            return false;
        }
        var token = tokens[place];
        return (token.Number, token.Word) switch
        {
            ({ }, _) => TakeNumber(),
            (_, { }) => words.At(tokens, place) is { } meaning && TakeWords(meaning),
            _ => TakeMark(),
        };
    }

    private bool TakeWords(Meaning said)
    {
        var after = place + said.Count;
        switch (said.Means)
        {
            case Means.Nothing:
                place = after;
                return true;
            case Means.Lead:
                place = after;
                return afterLead = true;
            case Means.In:
                return TakeAmount(after, afterIn: true);
            case Means.Article or Means.Fraction:
                return TakeAmount(place, afterIn: false);
            case Means.Number:
                return TakeNumber();
            case Means.Month:
                return TakeMonthFirst(said);
            case Means.Past:
                return TakePast(said);
            case Means.Time when Time is null:
                Time = new TimeSaid(said.Value, 0, Half.Written);
                return Taken(after);
            case Means.Day when Day is null:
                Day = said.Value;
                return Taken(after);
            case Means.PartOfToday when (Day, Part) is (null, null):
                (Day, Part) = (0, said.Value);
                return Taken(after);
            case Means.Part when Part is null:
                Part = said.Value;
                return Taken(after, isPlain: false);
            case Means.Week when Week is null:
                Week = said.Value;
                return Taken(after);
            case Means.NextWorkingDay when !NextWorkingDay:
                return Taken(after, NextWorkingDay = true);
            case Means.Close when !Close:
                return Taken(after, Close = true);
            case Means.Weekday or Means.ShortWeekday or Means.This or Means.Next:
                return TakeWeekday(said, after);
            default:
                return false;
        }
    }

    private bool TakeWeekday(Meaning said, int after)
    {
        var which = said.Means is Means.This or Means.Next ? said.Means : Means.Weekday;
        var day = which == Means.Weekday ? said : words.At(tokens, after);
        if (Weekday is not null || day is not { Means: Means.Weekday or Means.ShortWeekday })
        {
            return false;
        }
        Weekday = (day.Value.Value, which);
        return Taken(
            which == Means.Weekday ? after : after + day.Value.Count,
            isPlain: which != Means.Weekday || day.Value.Means == Means.Weekday || afterLead
        );
    }

    private bool TakeNumber() =>
        TakeIsoDate()
        || TakeSlashedDate()
        || TakeAmount(place, afterIn: false)
        || TakeDotted()
        || TakeDayFirst()
        || TakeTime();

    /// <summary>A comma between parts, or whatever ends the sentence.</summary>
    private bool TakeMark()
    {
        var mark = tokens[place];
        if (!mark.IsMark(',') && !tokens.Skip(place).All(rest => rest.Mark is '.' or '!' or '?'))
        {
            return false;
        }
        place++;
        return true;
    }

    private bool Taken(int after, bool isPlain = true)
    {
        place = EndOfMeaning = after;
        plain |= isPlain;
        afterLead = false;
        return true;
    }

    private DuePhraseToken? TokenAt(int at) => at < tokens.Count ? tokens[at] : null;

    private Meaning? MeaningAt(int at, Means means) =>
        words.At(tokens, at) is { } said && said.Means == means ? said : null;

    private bool IsGlued(int at, char mark) => TokenAt(at) is { Glued: true } it && it.IsMark(mark);

    private static bool IsPartOfAnotherWord(IReadOnlyList<DuePhraseToken> tokens, int at) =>
        at > 0
        && at < tokens.Count
        && tokens[at].Glued
        && tokens[at - 1].Mark is not ('(' or '"' or '“' or '\'' or '‘');

    /// <summary>A number in digits or words, and the place after it.</summary>
    private (int Value, int After)? NumberAt(int at)
    {
        if (TokenAt(at)?.Number is { } digits)
        {
            return (digits, at + 1);
        }
        if (MeaningAt(at, Means.Number) is not { } said)
        {
            return null;
        }
        var after = at + said.Count;
        return
            said.Value is 20 or 30 or 40 && MeaningAt(after, Means.Number) is { Value: < 10 } ones
            ? (said.Value + ones.Value, after + ones.Count)
            : (said.Value, after);
    }
}
