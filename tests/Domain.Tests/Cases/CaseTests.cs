using Kept.Domain.Cases;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;
using Case = Kept.Domain.Cases.Case;

namespace Kept.Domain.Tests.Cases;

public class CaseTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 27, 9, 0);

    private static Case Dishwasher { get; } =
        Case.From(
            Another,
            new CaseOpened(
                311,
                Silva,
                Another,
                MiaId,
                Words("Dishwasher"),
                Words("It leaks again"),
                Channel.Phone
            )
            {
                At = now,
            }
        );

    private static Case Closed => Dishwasher.After(Dishwasher.Close(now));

    [Fact]
    public void A_case_is_open_until_it_is_closed_and_open_again_when_reopened()
    {
        Dishwasher.ClosedAt.ShouldBeNull();
        Closed.ClosedAt.ShouldBe(now);
        Closed.After(Closed.Reopen(now)).ShouldBe(Dishwasher with { Version = 3 });
    }

    [Fact]
    public void Handing_over_changes_who_answers_and_nothing_else()
    {
        var area = Guid.Empty;

        Dishwasher
            .After(Dishwasher.HandOver(area, AdaId, now))
            .ShouldBe(Dishwasher with { Area = area, Owner = AdaId, Version = 2 });
    }

    [Fact]
    public void A_message_changes_nothing_but_how_much_has_happened() =>
        Dishwasher
            .After(new CaseMessageAdded(Another, MessageKind.Note, Words("Odd"), Channel.Mail))
            .ShouldBe(Dishwasher with { Version = 2 });

    [Fact]
    public void A_closed_case_is_neither_closed_nor_handed_over()
    {
        Refused<CaseClosedAlready>("case_closed", () => Closed.Close(now));
        Refused<CaseClosedAlready>("case_closed", () => Closed.HandOver(Another, AdaId, now));
    }

    [Fact]
    public void An_open_case_cannot_be_reopened() =>
        Refused<CaseOpenAlready>("case_open", () => Dishwasher.Reopen(now));
}
