using Kept.Domain.Ledger;
using Kept.Domain.Promises;
using NodaTime;
using Shouldly;

namespace Kept.Domain.Tests.Promises;

/// <summary>Mia promises Mrs Silva a callback within four hours, and Jonas is to make it; Ada is their supervisor.</summary>
internal static class Story
{
    public static readonly Instant MadeAt = Instant.FromUtc(2026, 11, 27, 9, 0);
    public static readonly Instant Due = MadeAt + Duration.FromHours(4);
    public static readonly Instant WindowOpens = MadeAt + Duration.FromHours(2);
    public static readonly Duration Microsecond = Duration.FromTicks(10);

    public static readonly Guid Silva = Id(1);
    public static readonly Guid MiaId = Id(2);
    public static readonly Guid JonasId = Id(3);
    public static readonly Guid AdaId = Id(4);
    public static readonly Guid Another = Id(9);

    public static readonly Actor Mia = new(ActorKind.Person, MiaId);
    public static readonly Actor Ada = new(ActorKind.Person, AdaId, IsSupervisor: true);
    public static readonly Evidence Done = new(EvidenceKind.Said);

    public static FollowThrough Plan { get; } = FollowThrough.PlanFor(MadeAt, Due, Phrases.Shop);

    public static Promise Callback { get; } = Made(Terms());

    public static Promise Appointment { get; } = Made(Terms() with { From = WindowOpens });

    public static PromiseTerms Terms() =>
        new(
            new Recipient(RecipientKind.Customer, Silva),
            null,
            Id(5),
            Words("I'll call you by two"),
            "callback",
            Channel.Phone,
            null,
            Due,
            null,
            Id(6),
            "Europe/Berlin",
            new Reckoning(MadeAt)
        );

    public static Promise Made(PromiseTerms terms) =>
        Promise.From(Id(7), Promise.Make(1042, terms, MiaId, JonasId, Plan, MadeAt));

    public static Evidence CallAt(Instant at) => new(EvidenceKind.Call, null, "call-17", at);

    public static TextRef Words(string text) => TextRef.Of(Id(8), new byte[16], new Words(text));

    public static Promise KeptAt(Instant at) => Callback.After(Callback.Keep(Done, Mia, at));

    public static Promise Broken => Callback.After(Callback.BecomeDue(Due + Microsecond));

    public static Promise Disputed(this Promise promise, Instant now) =>
        promise.After(promise.Dispute(Words("Nobody called"), now));

    public static Promise Upheld(this Promise promise, Instant now) =>
        promise.After(promise.DecideDispute(true, Words("No call that day"), Ada, now));

    public static Promise CorrectedTo(this Promise promise, Verdict verdict, Instant now) =>
        promise.After(promise.Correct(verdict, Words("The log shows it"), null, Ada, now));

    public static void Refused<T>(string code, Func<object?> act)
        where T : Refusal =>
        Should
            .Throw<T>(() =>
            {
                _ = act();
            })
            .Code.ShouldBe(code);

    private static Guid Id(byte number) => new(number, 0, 0, new byte[8]);
}
