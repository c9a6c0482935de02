using Kept.App.Data;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Data;

/// <summary>Two acts that each looked before the other had written; SQLite has one writer and no such case.</summary>
public sealed class CollisionsTests : TestHouse
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);

    [Fact]
    public async Task A_promise_given_to_somebody_at_the_moment_they_leave_is_refused()
    {
        var given = new TaskCompletionSource();
        var leaving = Store.Write(
            AsAnna,
            async scope =>
            {
                await LeavePerson.Run(scope, Ben);
                await scope.Save();
                await given.Task;
            }
        );
        var promising = Store.Write(
            AsAnna,
            async scope =>
            {
                var wish = new PromiseWish(
                    "A call",
                    new DueWish(Within: Duration.FromHours(1)),
                    RecipientKind.Customer,
                    Brandt,
                    Owner: Ben
                );
                var made = await MakePromise.Run(scope, wish);
                given.SetResult();
                return made;
            }
        );

        await leaving;
        await Should.ThrowAsync<OwnerLeftMeanwhile>(promising);
    }

    [Fact]
    public async Task Two_areas_of_one_key_opened_at_once_are_one()
    {
        var opened = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Opened("north")))
        );

        opened.Count(done => done).ShouldBe(1);
    }

    private async Task<bool> Opened(string key)
    {
        try
        {
            await Store.Write(AsAnna, scope => OpenArea.Run(scope, key, "North", "main", null));
            return true;
        }
        catch (Domain.People.AreaKeyTaken)
        {
            return false;
        }
    }
}
