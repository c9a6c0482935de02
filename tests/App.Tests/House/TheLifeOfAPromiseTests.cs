using System.Text.RegularExpressions;
using Kept.Domain.Promises;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.House;

public partial class TheLifeOfAPromiseTests
{
    [Fact]
    public void The_page_on_the_life_of_a_promise_names_every_fact_and_no_other()
    {
        var named = Fact()
            .Matches(TheHouse.Read("docs/promise-lifecycle.md"))
            .Select(fact => fact.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var facts = typeof(PromiseFact)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PromiseFact)))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

        named.ShouldBe(facts);
    }

    [Fact]
    public void The_page_on_the_life_of_a_promise_names_every_verdict()
    {
        var page = TheHouse.Read("docs/promise-lifecycle.md");

        Enum.GetNames<Verdict>()
            .Where(verdict => !page.Contains(verdict.ToUpperInvariant(), StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [GeneratedRegex("`(Promise[A-Z][A-Za-z]+)`")]
    private static partial Regex Fact();
}
