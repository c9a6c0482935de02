using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class HandingOverTests
{
    [Fact]
    public void Owner_and_doer_change_and_nothing_else() =>
        Callback
            .After(Callback.HandOver(AdaId, MiaId, Words("End of shift"), MadeAt))
            .ShouldBe(Callback with { Owner = AdaId, Doer = MiaId, Version = 2 });

    [Fact]
    public void A_broken_promise_is_handed_over_while_somebody_waits() =>
        Broken.After(Broken.HandOver(AdaId, AdaId, null, Due)).Owner.ShouldBe(AdaId);

    [Fact]
    public void What_is_settled_cannot_be_handed_over() =>
        Refused<AlreadySettled>(
            "already_settled",
            () => KeptAt(MadeAt).HandOver(AdaId, AdaId, null, Due)
        );
}
