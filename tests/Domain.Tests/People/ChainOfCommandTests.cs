using Kept.Domain.Ledger;
using Kept.Domain.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests.People;

/// <summary>Rosa leads the house, Ada the branch in it; Mia and Jonas work there. Jonas stands in for Mia, Lena for Jonas, Tom for Ada.</summary>
public class ChainOfCommandTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 27, 9, 0);

    private static readonly Person Rosa = Somebody(1);
    private static readonly Person Ada = Somebody(2) with { Deputy = Id(6) };
    private static readonly Person Mia = Somebody(3) with { Deputy = Id(4) };
    private static readonly Person Jonas = Somebody(4) with { Deputy = Id(5) };
    private static readonly Person Lena = Somebody(5);
    private static readonly Person Tom = Somebody(6);
    private static readonly Guid House = Id(20);
    private static readonly Guid Branch = Id(21);

    [Fact]
    public void Deputies_of_deputies_come_first_then_the_leaders_with_theirs() =>
        Chain().NextInLine(Mia.Id, Branch).ShouldBe([Jonas, Lena, Ada, Tom, Rosa]);

    [Fact]
    public void Whoever_has_left_is_passed_over_but_their_deputy_is_not()
    {
        var gone = Jonas with { Active = false };

        Chain(gone).NextInLine(Mia.Id, Branch).ShouldBe([Lena, Ada, Tom, Rosa]);
    }

    [Fact]
    public void A_circle_of_deputies_ends()
    {
        var circle = Lena with { Deputy = Mia.Id };

        Chain(circle).NextInLine(Mia.Id, Branch).ShouldBe([Jonas, circle, Ada, Tom, Rosa]);
    }

    [Fact]
    public void A_late_promise_climbs_from_the_leader_of_the_area_to_the_top_and_stays_there()
    {
        var chain = Chain();

        chain.Superiors(Mia.Id, Branch).ShouldBe([Ada, Rosa]);
        Enumerable
            .Range(1, 4)
            .Select(count => chain.SuperiorAt(count, Mia.Id, Branch))
            .ShouldBe([Ada, Rosa, Rosa, Rosa]);
    }

    [Fact]
    public void A_leader_is_not_told_of_their_own_promise_while_somebody_stands_above() =>
        Chain().Superiors(Ada.Id, Branch).ShouldBe([Rosa]);

    [Fact]
    public void At_the_top_the_owner_is_told()
    {
        Chain().Superiors(Rosa.Id, House).ShouldBe([Rosa]);
        Chain().SuperiorAt(1, Mia.Id, Id(99)).ShouldBe(Mia);
    }

    [Fact]
    public void A_leader_who_has_left_is_passed_over() =>
        Chain(Ada with { Active = false }).Superiors(Mia.Id, Branch).ShouldBe([Rosa]);

    [Fact]
    public void Nobody_stands_in_for_themselves_not_even_over_others()
    {
        var chain = Chain();

        chain.MustNotLoop(Lena.Id, Tom.Id);
        foreach (var deputy in new[] { Lena, Mia, Jonas })
        {
            Should
                .Throw<DeputyLoops>(() => chain.MustNotLoop(Lena.Id, deputy.Id))
                .Code.ShouldBe("deputy_loops");
        }
    }

    [Fact]
    public void Somebody_is_on_duty_in_their_hours_until_they_sign_off_and_again_when_they_said()
    {
        var until = now + Duration.FromHours(1);
        var off = Mia.After(new PersonWentOffDuty(until) { At = now });

        ChainOfCommand.IsOnDuty(Mia, open: true, now).ShouldBeTrue();
        ChainOfCommand.IsOnDuty(Mia, open: false, now).ShouldBeFalse();
        ChainOfCommand.IsOnDuty(Mia.After(new PersonLeft()), open: true, now).ShouldBeFalse();
        ChainOfCommand.IsOnDuty(off, true, until - Duration.FromTicks(10)).ShouldBeFalse();
        ChainOfCommand.IsOnDuty(off, open: true, until).ShouldBeTrue();
        ChainOfCommand.IsOnDuty(off.After(new PersonCameOnDuty()), true, now).ShouldBeTrue();
    }

    private static ChainOfCommand Chain(params Person[] changed) =>
        new(
            new[] { Rosa, Ada, Mia, Jonas, Lena, Tom }
                .Select(person => Array.Find(changed, other => other.Id == person.Id) ?? person)
                .ToDictionary(person => person.Id),
            new[] { Led(House, null, Rosa), Led(Branch, House, Ada) }.ToDictionary(area => area.Id)
        );

    private static Person Somebody(byte number) =>
        Person.From(
            Id(number),
            new PersonJoined(TextRef.To(Id(number)), null, Role.FrontLine, Branch)
        );

    private static Area Led(Guid id, Guid? parent, Person lead) =>
        Area.From(id, new AreaOpened("area", "Area", "hours", parent)).After(new AreaLed(lead.Id));

    private static Guid Id(byte number) => new(number, 0, 0, new byte[8]);
}
