using Kept.App.Access;
using Kept.App.Customers;
using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Kept.Domain.Promises;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Kept.App.Tests.Data;

/// <summary>
/// A small firm on a real database, Wednesday 25 November 2026, 10:00 in Berlin: Anna leads it, Ben answers the
/// phone, and Mr Brandt is a customer. Open Monday to Friday, nine to five.
/// </summary>
public abstract class TestHouse : IAsyncLifetime
{
    private readonly string name = $"kept_{Guid.CreateVersion7():N}";

    protected string Folder => Path.Combine(Path.GetTempPath(), name);

    protected ChosenClock Time { get; } = new();

    protected Store Store { get; private set; } = null!;

    protected Kept.App.Clock.Clock Clock { get; private set; } = null!;

    protected Guid Anna { get; private set; }

    protected Guid Ben { get; private set; }

    protected Guid Brandt { get; private set; }

    protected Guid Area { get; private set; }

    protected Actor AsAnna => new(ActorKind.Person, Anna, IsSupervisor: true);

    protected Actor AsBen => new(ActorKind.Person, Ben);

    protected static Instant now => Instant.FromUtc(2026, 11, 25, 9, 0);

    protected string DatabaseName => name;

    protected abstract Task<Store> Open();

    public virtual async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        Time.Moment = now;
        Store = await Open();
        Clock = new Kept.App.Clock.Clock(
            Store,
            [OnPromiseStep.Subject],
            NullLogger<Kept.App.Clock.Clock>.Instance
        );
        await Store.Write(
            Actor.Operator,
            async scope =>
            {
                var wish = new SetUpWish(
                    "Harbour & Pine",
                    "Europe/Berlin",
                    "Anna Holm",
                    "anna@example.com",
                    "a long enough password"
                );
                Anna = (await new SetUp(new PasswordHasher<Account>()).Run(scope, wish)).PersonId;
            }
        );
        Area = await Store.Read(db => db.Set<AreaRow>().Select(row => row.Id).SingleAsync());
        Ben = await Store.Write(
            AsAnna,
            async scope => (await AddPerson.Run(scope, "Ben Okafor", null, Role.FrontLine, Area)).Id
        );
        Brandt = await Store.Write(
            AsAnna,
            async scope =>
                (await MeetCustomer.Run(scope, new CustomerWish("Mr Brandt", Phone: "+49 40 1"))).Id
        );
    }

    public virtual async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        if (Store.Dialect.IsPostgres)
        {
            await TestStores.DropDatabase(name);
        }
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Ben promises Mr Brandt a call.</summary>
    protected Task<Promise> BenPromises(
        Instant due,
        Instant? from = null,
        string words = "I'll call you back about the part"
    ) =>
        Store.Write(
            AsBen,
            scope =>
                MakePromise.Run(
                    scope,
                    new PromiseWish(
                        words,
                        new DueWish(At: due),
                        RecipientKind.Customer,
                        Brandt,
                        Kind: "callback",
                        From: from
                    )
                )
        );

    protected Task<Promise> Do(
        Guid promise,
        Actor by,
        Func<WriteScope, PromiseRow, Task<Promise>> act
    ) => Store.Write(by, async scope => await act(scope, await scope.LockPromise(promise)));

    protected Task<PromiseRow> Row(Guid promise) =>
        Store.Read(db => db.Set<PromiseRow>().SingleAsync(row => row.Id == promise));

    protected Task<List<FactRow>> FactsOf(Guid subject) =>
        Store.Read(db =>
            db.Set<FactRow>()
                .Where(row => row.SubjectId == subject)
                .OrderBy(row => row.Version)
                .ToListAsync()
        );
}
