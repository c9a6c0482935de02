using Shouldly;

namespace Kept.Domain.Tests.Calendars;

public class BusinessTimeConformanceTests
{
    [BusinessTimeFact]
    public void All_254_cases_are_here_and_each_is_held_to_one_answer()
    {
        BusinessTimeCases.All.Count.ShouldBe(254);
        OtherConventions
            .Ours.Keys.Except(BusinessTimeCases.All.Keys, StringComparer.Ordinal)
            .ShouldBeEmpty();
        BusinessTimeCases
            .All.Values.Where(it => it.SourceDisagrees || it.Boundary is "farthest")
            .ShouldAllBe(it => OtherConventions.Ours.ContainsKey(it.Id));
        OtherConventions.Ours.Count.ShouldBe(22);
    }

    [BusinessTimeFact]
    public void We_answer_as_the_sources_do_where_they_follow_our_definition() =>
        string.Join(
                '\n',
                BusinessTimeCases
                    .All.Values.Where(it => !OtherConventions.Ours.ContainsKey(it.Id))
                    .Where(it => !it.IsAnsweredAlike)
                    .Select(it =>
                        $"{it.Id} {it.Operation}: {it.Expected} expected, {it.Ours()} ours"
                    )
            )
            .ShouldBeEmpty();

    [BusinessTimeFact]
    public void We_answer_by_our_definition_where_they_follow_another() =>
        BusinessTimeCases
            .All.Values.Where(it => OtherConventions.Ours.ContainsKey(it.Id))
            .Select(it => (it.Id, Differs: !it.IsAnsweredAlike, Ours: it.Ours()))
            .ShouldBe(
                OtherConventions.Ours.Select(other => (other.Key, true, other.Value.Ours)),
                ignoreOrder: true
            );

    [BusinessTimeFact]
    public void Where_two_moments_are_equally_right_the_same_work_lies_before_both()
    {
        var doubtful = BusinessTimeCases.All.Values.Where(it => it.Boundary is not null).ToList();
        doubtful.Count.ShouldBe(21);
        foreach (var it in doubtful)
        {
            it.WorkUntil(it.Alternative).ShouldBe(it.WorkUntil(it.Expected), it.Id);
            it.Ours().ShouldBe(it.Boundary is "nearest" ? it.Expected : it.Alternative, it.Id);
        }
    }
}
