using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>Many at once, the same thing twice, and lists that grow while they are read.</summary>
public abstract class TogetherApiContract : ApiHouse
{
    [Fact]
    public async Task Fifty_times_the_same_key_at_once_is_one_promise()
    {
        var answers = await Storm(50, _ => AsBensProgram.Post("/promises", ACall(), key: "once"));

        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Code == "still_running");
        answers
            .Where(answer => answer.Status == 201)
            .Select(answer => answer.Text)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(1);
        (await Reader.All("/promises", 50)).Count.ShouldBe(1);

        var again = await AsBensProgram.Post("/promises", ACall(), key: "once");
        again.Status.ShouldBe(201);
        again.Location.ShouldBe($"/api/v1/promises/{again.Id}");
        again.Tag.ShouldBe("\"1\"");
        (await AsBensProgram.Post("/promises", ACall(words: "Other"), key: "once")).ShouldRefuse(
            422,
            "idempotency_key_reused"
        );
        (
            await AsBensProgram.Post($"/promises/{again.Id}/note", new { text = "x" }, key: "once")
        ).ShouldRefuse(422, "idempotency_key_reused");
        (await Admin.Post("/promises", ACall(), key: "once")).Id.ShouldNotBe(again.Id);
        (await AsBensProgram.Post("/promises", ACall(), key: new string('k', 201))).ShouldRefuse(
            422,
            "idempotency_key_too_long"
        );
    }

    [Fact]
    public async Task A_refusal_is_not_stored_under_its_key()
    {
        var (id, _) = await MadePromise();
        (
            await AsBensProgram.Post($"/promises/{id}/dispute", new { said = "No" }, key: "d")
        ).ShouldRefuse(409, "not_settled");
        await AsBensProgram.Post($"/promises/{id}/keeping", new { });

        (
            await AsBensProgram.Post($"/promises/{id}/dispute", new { said = "No" }, key: "d")
        ).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_fifty_who_change_what_they_saw_one_does_and_the_rest_hear_so()
    {
        var (id, tag) = await MadePromise();

        var answers = await Storm(
            50,
            n =>
                AsBensProgram.Post($"/promises/{id}/note", new { text = $"note {n}" }, ifMatch: tag)
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers
            .Count(answer => answer.Code == "changed_meanwhile" && answer.Status == 412)
            .ShouldBe(49);
        (await FactsOf(id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_twenty_who_set_the_same_calendar_one_does()
    {
        var tag = (await Reader.Get("/calendars/main")).Tag;
        var hours = new
        {
            zone = "Europe/Berlin",
            week = new[]
            {
                new
                {
                    day = "monday",
                    from = "08:00",
                    to = "12:00",
                },
            },
        };

        var changed = await Storm(20, _ => Admin.Put("/calendars/main", hours, tag));
        changed.Count(answer => answer.Status == 200).ShouldBe(1);
        changed.Count(answer => answer.Status == 412).ShouldBe(19);
        var begun = await Storm(20, _ => Admin.Put("/calendars/fresh", hours));
        begun.Count(answer => answer.Status == 201).ShouldBe(1);
        begun.Count(answer => answer.Status == 428).ShouldBe(19);
    }

    [Fact]
    public async Task Of_twenty_who_keep_the_same_promise_one_does()
    {
        var (id, _) = await MadePromise();

        var answers = await Storm(20, _ => AsBensProgram.Post($"/promises/{id}/keeping", new { }));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Code == "already_settled").ShouldBe(19);
    }

    [Fact]
    public async Task A_list_of_500_is_walked_without_gaps_or_repeats_while_it_grows()
    {
        var made = new List<Guid>();
        for (var n = 0; n < 500; n++)
        {
            made.Add((await BenPromises(now + Duration.FromMinutes(60 + (n % 7)))).Id);
        }
        async Task Grow() => await BenPromises(now + Duration.FromMinutes(63));

        foreach (
            var path in new[]
            {
                "/promises?state=owed",
                $"/promises?state=open&owner={Ben}&area=main",
                "/promises",
                $"/promises?owner={Ben}",
            }
        )
        {
            var seen = (await Reader.All(path, 60, Grow))
                .Select(one => one["id"]!.GetValue<Guid>())
                .ToList();
            seen.Distinct().Count().ShouldBe(seen.Count, path);
            made.Except(seen).ShouldBeEmpty(path);
        }
        Time.Moment = now + Duration.FromMinutes(62) + Duration.FromSeconds(1);
        var late = await Reader.All("/promises?state=late", 200);
        late.Count.ShouldBe(made.Count(id => made.IndexOf(id) % 7 <= 2));
        (
            await Reader.All(
                $"/promises?state=owed&dueBefore={Text(now + Duration.FromMinutes(61))}",
                200
            )
        ).Count.ShouldBe(72);
        (await Reader.All("/promises?state=kept", 200)).ShouldBeEmpty();
    }

    private static async Task<Answer[]> Storm(int count, Func<int, Task<Answer>> call) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => call(n))));
}

public sealed class SqliteTogetherApi : TogetherApiContract
{
    protected override bool OnPostgres => false;
}

public sealed class PostgresTogetherApi : TogetherApiContract
{
    protected override bool OnPostgres => true;

    [Fact]
    public async Task Two_nodes_with_the_same_key_make_one_promise()
    {
        var second = Path.Combine(Folder, "second");
        File.CreateSymbolicLink(
            Directory.CreateDirectory(second).FullName + "/ledger-key.pem",
            Path.Combine(Folder, "ledger-key.pem")
        );
        await using var other = await Serve(second);
        var there = Caller(other, AdminSecret);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(n =>
                    Task.Run(() =>
                        (n % 2 == 0 ? Admin : there).Post("/promises", ACall(), key: "node")
                    )
                )
        );

        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Code == "still_running");
        (await Reader.All("/promises", 50)).Count.ShouldBe(1);
    }
}
