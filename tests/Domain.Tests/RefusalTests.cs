using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace Kept.Domain.Tests;

public class RefusalTests
{
    private static IReadOnlyList<Refusal> All { get; } =
    [
        .. typeof(Refusal)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Refusal)))
            .Select(type => type.GetConstructors().ShouldHaveSingleItem(type.Name))
            .Select(Invented),
    ];

    [Fact]
    public void No_two_features_refuse_with_the_same_code() =>
        All.GroupBy(refusal => refusal.Code, StringComparer.Ordinal)
            .Where(same =>
                same.DistinctBy(refusal => refusal.GetType().Namespace, StringComparer.Ordinal)
                    .Count() > 1
            )
            .Select(same => same.Key)
            .ShouldBeEmpty();

    [Fact]
    public void Every_code_is_snake_case_and_every_sentence_ends() =>
        All.ShouldAllBe(refusal =>
            refusal.Code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_')
            && (
                refusal.Message.EndsWith('.')
                || refusal.Message.Contains(": ", StringComparison.Ordinal)
            )
        );

    private static Refusal Invented(ConstructorInfo constructor) =>
        (Refusal)
            constructor.Invoke([
                .. constructor
                    .GetParameters()
                    .Select(parameter =>
                        parameter.ParameterType == typeof(string)
                            ? "x"
                            : RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
                    ),
            ]);
}
