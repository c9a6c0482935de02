using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class MakingAPromiseTests
{
    [Fact]
    public void A_promise_is_open_and_owed_from_the_moment_it_is_made()
    {
        (Callback.Verdict, Callback.Owed, Callback.MadeAt).ShouldBe((Verdict.Open, true, MadeAt));
        (Callback.Owner, Callback.Doer).ShouldBe((MiaId, JonasId));
    }

    [Fact]
    public void It_may_be_due_one_microsecond_from_now() =>
        Made(Terms() with { Due = MadeAt + Microsecond }).Verdict.ShouldBe(Verdict.Open);

    [Fact]
    public void It_cannot_be_due_now() =>
        Refused<DueInThePast>("due_in_the_past", () => Made(Terms() with { Due = MadeAt }));

    [Fact]
    public void It_cannot_be_due_more_than_ten_years_away()
    {
        var farthest = MadeAt + PromiseTerms.Farthest;

        Made(Terms() with { Due = farthest }).Terms.Due.ShouldBe(farthest);
        Refused<DueTooFar>(
            "due_too_far",
            () => Made(Terms() with { Due = farthest + Microsecond })
        );
    }

    [Fact]
    public void A_window_starts_before_it_ends() =>
        Refused<WindowEmpty>("window_empty", () => Made(Terms() with { From = Due }));

    [Fact]
    public void A_target_lies_after_now_in_the_window_and_not_after_the_due_moment()
    {
        Made(Terms() with { Target = Due }).Terms.Target.ShouldBe(Due);
        foreach (
            var terms in new[]
            {
                Terms() with
                {
                    Target = MadeAt,
                },
                Terms() with
                {
                    Target = Due + Microsecond,
                },
                Terms() with
                {
                    From = WindowOpens,
                    Target = WindowOpens - Microsecond,
                },
            }
        )
        {
            Refused<TargetOutside>("target_outside", () => Made(terms));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Callback")]
    [InlineData("call back")]
    [InlineData("a-kind-of-promise-with-far-too-long-a-name")]
    public void Its_kind_is_a_short_lower_case_word(string kind) =>
        Refused<KindUnknown>("kind_unknown", () => Made(Terms() with { Kind = kind }));

    [Theory]
    [InlineData(RecipientKind.Customer, false)]
    [InlineData(RecipientKind.Colleague, false)]
    [InlineData(RecipientKind.House, true)]
    public void It_is_given_to_one_customer_one_colleague_or_the_house(
        RecipientKind kind,
        bool named
    ) =>
        Refused<RecipientMissing>(
            "recipient_missing",
            () => new Recipient(kind, named ? Silva : null)
        );
}
