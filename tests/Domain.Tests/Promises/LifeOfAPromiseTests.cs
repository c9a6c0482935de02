using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Kept.Domain.Tests.Promises;

public class LifeOfAPromiseTests
{
    private static readonly int Lives =
        Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 2_000;

    private sealed record Life(bool IsAppointment, Happens[] Happenings)
    {
        public override string ToString() =>
            $"{(IsAppointment ? "An appointment" : "A promise")}:\n  {string.Join("\n  ", (object[])Happenings)}";

        /// <summary>Shorter lives first: halves, then one happening less, then without a window.</summary>
        public static IEnumerable<Life> Simpler(Life life)
        {
            var count = life.Happenings.Length;
            for (var cut = count / 2; cut > 0; cut /= 2)
            {
                for (var at = 0; at + cut <= count; at += cut)
                {
                    yield return life with
                    {
                        Happenings = [.. life.Happenings[..at], .. life.Happenings[(at + cut)..]],
                    };
                }
            }
            if (life.IsAppointment)
            {
                yield return life with
                {
                    IsAppointment = false,
                };
            }
        }
    }

    private static Gen<Life> Lived { get; } =
        from isAppointment in Gen.Elements(true, false)
        from count in Gen.Choose(1, 40)
        from happenings in LifeOfAPromise.Any.ArrayOf(count)
        select new Life(isAppointment, happenings);

    [Fact]
    public void Whatever_happens_a_promise_is_what_its_model_says() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Lives),
            Prop.ForAll(
                Arb.From(Lived, Life.Simpler),
                life => new LifeOfAPromise(life.IsAppointment).LiveThrough(life.Happenings)
            )
        );
}
