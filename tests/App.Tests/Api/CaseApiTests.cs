using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>Cases over HTTP.</summary>
public abstract class CaseApiContract : ApiHouse
{
    [Fact]
    public async Task A_case_is_opened_talked_over_promised_in_closed_and_reopened()
    {
        var opened = await AsBensProgram.Post(
            "/cases",
            new
            {
                customer = new { id = Brandt },
                subject = "The pump leaks",
                words = "My pump leaks since Monday",
                channel = "phone",
            }
        );
        opened.Status.ShouldBe(201, opened.Text);
        opened["promises"].AsArray().ShouldBeEmpty();
        var id = opened["case"]["id"]!.GetValue<Guid>();
        opened.Location.ShouldBe($"/api/v1/cases/{id}");
        opened["case"]["number"]!.GetValue<string>().ShouldBe("C-301");

        Time.Moment += Duration.FromMinutes(1);
        var said = await AsBensProgram.Post(
            $"/cases/{id}/messages",
            new
            {
                kind = "reply",
                text = "We will look at it",
                channel = "mail",
            }
        );
        said.Status.ShouldBe(201, said.Text);
        said.Tag.ShouldBe("\"2\"");
        Time.Moment += Duration.FromMinutes(1);
        var promise = await AsBensProgram.Post(
            "/promises",
            new
            {
                @case = id,
                words = "A visit",
                due = new { within = "PT3H" },
            }
        );
        promise.Status.ShouldBe(201, promise.Text);

        var read = await Reader.Get($"/cases/{id}");
        read["case"]["nextDue"]!.GetValue<string>().ShouldBe(promise["due"].GetValue<string>());
        read["words"].GetValue<string>().ShouldBe("My pump leaks since Monday");
        read["timeline"]
            .AsArray()
            .Select(entry =>
                (entry!["kind"]!.GetValue<string>(), entry["text"]!.GetValue<string>())
            )
            .ShouldBe([
                ("case.opened", "My pump leaks since Monday"),
                ("case.message_added", "We will look at it"),
                ("promise.made", "A visit"),
            ]);
        read["timeline"][0]!["by"]!["name"]!.GetValue<string>().ShouldBe("Ben Okafor");

        (await AsBensProgram.Post($"/cases/{id}/closing", ifMatch: "\"1\"")).ShouldRefuse(
            412,
            "changed_meanwhile"
        );
        var closed = await AsBensProgram.Post($"/cases/{id}/closing", ifMatch: read.Tag);
        closed["state"].GetValue<string>().ShouldBe("closed");
        (await AsBensProgram.Post($"/cases/{id}/closing")).ShouldRefuse(409, "case_closed");
        (await AsBensProgram.Post($"/cases/{id}/reopening")).Status.ShouldBe(200);
        (await AsBensProgram.Post($"/cases/{id}/handover", new { owner = Anna }))["owner"]
            .GetValue<Guid>()
            .ShouldBe(Anna);
        (await AsBensProgram.Post($"/cases/{Guid.NewGuid()}/closing")).ShouldRefuse(
            404,
            "case_unknown"
        );
    }

    [Fact]
    public async Task Cases_come_by_their_earliest_promise_and_those_without_one_last()
    {
        var late = await CaseWith("late", now + Duration.FromHours(5), now + Duration.FromHours(9));
        var none = await CaseWith("none");
        var early = await CaseWith(
            "early",
            now + Duration.FromHours(7),
            now + Duration.FromHours(2)
        );
        var closed = await CaseWith("closed", now + Duration.FromHours(1));
        await AsBensProgram.Post($"/cases/{closed}/closing");

        foreach (
            var filter in new[] { "", $"&owner={Ben}", "&area=main", $"&area={Area}&owner={Ben}" }
        )
        {
            foreach (var limit in new[] { 1, 2, 50 })
            {
                (await Reader.All($"/cases?sort=due{filter}", limit))
                    .Select(one => one["id"]!.GetValue<Guid>())
                    .ShouldBe([early, late, none], $"{filter} {limit}");
            }
        }
        (await Reader.All($"/cases?owner={Anna}&sort=due", 5)).ShouldBeEmpty();
        (await Reader.All("/cases", 1))
            .Select(one => one["id"]!.GetValue<Guid>())
            .ShouldBe([early, none, late]);
        (await Reader.All("/cases?state=closed", 1))
            .Select(one => one["id"]!.GetValue<Guid>())
            .ShouldBe([closed]);
        (await Reader.Get("/cases?state=closed&sort=due")).ShouldRefuse(422, "due_needs_open");
        (await Reader.Get("/cases?area=nowhere")).ShouldRefuse(404, "area_unknown");
    }

    private async Task<Guid> CaseWith(string subject, params Instant[] dues)
    {
        var opened = await AsBensProgram.Post(
            "/cases",
            new
            {
                customer = new { id = Brandt },
                subject,
                words = "x",
                channel = "phone",
            }
        );
        var id = opened["case"]["id"]!.GetValue<Guid>();
        foreach (var due in dues)
        {
            await AsBensProgram.Post(
                "/promises",
                new
                {
                    @case = id,
                    words = "x",
                    due = new { at = Text(due) },
                }
            );
        }
        return id;
    }
}

public sealed class SqliteCaseApi : CaseApiContract
{
    protected override bool OnPostgres => false;
}

public sealed class PostgresCaseApi : CaseApiContract
{
    protected override bool OnPostgres => true;
}
