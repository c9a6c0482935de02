using Kept.Domain.Promises;
using Shouldly;
using Xunit;
using static Kept.Domain.Tests.Promises.Story;

namespace Kept.Domain.Tests.Promises;

public class ReleasingTests
{
    [Fact]
    public void Up_to_its_due_moment_the_recipient_can_let_it_go()
    {
        var released = Callback.After(Callback.Release(Words("No need"), Due));

        (released.Verdict, released.VerdictAt, released.Owed).ShouldBe(
            (Verdict.Released, Due, false)
        );
    }

    [Fact]
    public void One_microsecond_later_it_stays_broken_and_nobody_waits_any_more()
    {
        var now = Due + Microsecond;
        var released = Callback.After(Callback.Release(Words("No need"), now));

        (released.Verdict, released.VerdictAt, released.Owed).ShouldBe(
            (Verdict.Broken, Due, false)
        );
    }

    [Fact]
    public void What_is_settled_cannot_be_released() =>
        Refused<AlreadySettled>(
            "already_settled",
            () => KeptAt(MadeAt).Release(Words("No need"), Due)
        );
}
