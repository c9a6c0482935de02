using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>A promise's life over HTTP, and what is refused.</summary>
public abstract class PromiseApiContract : ApiHouse
{
    [Fact]
    public async Task A_promise_is_made_read_and_kept()
    {
        var made = await AsBensProgram.Post("/promises", ACall());
        made.Status.ShouldBe(201, made.Text);
        made.Location.ShouldBe($"/api/v1/promises/{made.Id}");
        made.Tag.ShouldBe("\"1\"");
        made["state"].GetValue<string>().ShouldBe("open");
        made["due"].GetValue<string>().ShouldBe("2026-11-25T15:00:00Z");
        made["owner"].GetValue<Guid>().ShouldBe(Ben);
        made["words"].GetValue<string>().ShouldBe("I'll call you back");

        var kept = await AsBensProgram.Post(
            $"/promises/{made.Id}/keeping",
            new { evidence = new { kind = "said", text = "Called him" } },
            ifMatch: made.Tag
        );
        kept.Status.ShouldBe(200, kept.Text);
        kept["state"].GetValue<string>().ShouldBe("kept");
        kept.Tag.ShouldBe("\"2\"");

        var read = await Reader.Get($"/promises/{made.Id}");
        read.Text.ShouldBe(kept.Text);
        read.Tag.ShouldBe(kept.Tag);
    }

    [Fact]
    public async Task Every_act_is_a_noun_below_the_promise()
    {
        var first = (await MadePromise()).Id;
        (await Act(first, "note", new { text = "He prefers mornings" })).Status.ShouldBe(200);
        (await Act(first, "handover", new { owner = Anna, reason = "Ben is away" }))["owner"]
            .GetValue<Guid>()
            .ShouldBe(Anna);
        var next = await Act(
            first,
            "renegotiation",
            new
            {
                due = new { within = "PT8H", working = true },
                consent = new { kind = "call", text = "Tomorrow is fine" },
            }
        );
        next.Status.ShouldBe(201, next.Text);
        next.Location.ShouldBe($"/api/v1/promises/{next.Id}");
        next["replaces"].GetValue<Guid>().ShouldBe(first);
        (await Reader.Get($"/promises/{first}"))["replacedBy"].GetValue<Guid>().ShouldBe(next.Id);

        var released = await Act(next.Id, "release", new { said = "Found it myself" });
        released["state"].GetValue<string>().ShouldBe("released");
        (await Act(next.Id, "dispute", new { said = "I did not say that" }))["disputed"]
            .GetValue<bool>()
            .ShouldBeTrue();
        (
            await Act(next.Id, "dispute/decision", new { upheld = true, reason = "He is right" })
        ).ShouldRefuse(403, "supervisor_needed");
        var decided = await Admin.Post(
            $"/promises/{next.Id}/dispute/decision",
            new { upheld = true, reason = "He is right" }
        );
        decided["outcome"].GetValue<string>().ShouldBe("broken");
        decided["state"].GetValue<string>().ShouldBe("released");
        (await Act(next.Id, "acknowledgement", null)).Status.ShouldBe(200);
        (
            await Admin.Post(
                $"/promises/{next.Id}/correction",
                new { verdict = "kept", reason = "The record shows it" }
            )
        )["outcome"]
            .GetValue<string>()
            .ShouldBe("kept");
    }

    [Fact]
    public async Task A_second_tab_that_keeps_the_same_promise_hears_so_and_nothing_is_lost()
    {
        var (id, _) = await MadePromise();
        (await Act(id, "keeping", new { evidence = new { text = "Called" } })).Status.ShouldBe(200);

        (await Act(id, "keeping", new { evidence = new { text = "Called again" } })).ShouldRefuse(
            409,
            "already_settled"
        );

        (await FactsOf(id)).Select(fact => fact.Kind).ShouldBe(["promise.made", "promise.kept"]);
        (await Act(id, "note", new { text = "Called again" })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"due":{"at":"2026-11-25T08:59:59Z"}}""", 422, "due_in_the_past")]
    [InlineData("""{"due":{"at":"2046-11-25T08:59:59Z"}}""", 422, "due_too_far")]
    [InlineData("""{"due":{}}""", 422, "due_missing")]
    [InlineData("""{"due":{"at":"2026-11-26T09:00:00Z","within":"PT1H"}}""", 422, "due_missing")]
    [InlineData("""{"due":{"within":"PT0S"}}""", 422, "due_in_the_past")]
    [InlineData("""{"due":{"within":"PT2000000H"}}""", 422, "due_too_far")]
    [InlineData(
        """{"due":{"within":"PT1H","working":true,"calendar":"nowhere"}}""",
        404,
        "calendar_unknown"
    )]
    [InlineData("""{"words":""}""", 422, "words_missing")]
    [InlineData("""{"words":" \u0000 \t "}""", 422, "words_missing")]
    [InlineData("""{"kind":"Two words"}""", 422, "kind_unknown")]
    [InlineData("""{"customer":null}""", 422, "recipient_missing")]
    [InlineData("""{"house":true}""", 422, "recipient_missing")]
    [InlineData("""{"customer":{}}""", 422, "recipient_missing")]
    [InlineData(
        """{"customer":{"id":"0199a000-0000-7000-8000-000000000000"}}""",
        404,
        "customer_unknown"
    )]
    [InlineData("""{"owner":"0199a000-0000-7000-8000-000000000000"}""", 422, "owner_inactive")]
    [InlineData("""{"doer":"0199a000-0000-7000-8000-000000000000"}""", 422, "owner_inactive")]
    [InlineData("""{"area":"0199a000-0000-7000-8000-000000000000"}""", 404, "area_unknown")]
    [InlineData("""{"case":"0199a000-0000-7000-8000-000000000000"}""", 404, "case_unknown")]
    [InlineData("""{"from":"2026-11-25T16:00:00Z"}""", 422, "window_empty")]
    [InlineData("""{"target":"2026-11-25T16:00:00Z"}""", 422, "target_outside")]
    public async Task What_cannot_be_promised_is_refused_with_a_code(
        string change,
        int status,
        string code
    ) => (await AsBensProgram.PostText("/promises", With(change))).ShouldRefuse(status, code);

    [Theory]
    [InlineData("""{"state":"kept"}""", "state")]
    [InlineData("""{"due":{"at":"2026-11-26T09:00:00Z","moved":true}}""", "due.moved")]
    [InlineData("""{"due":{"at":"tomorrow"}}""", "due.at")]
    [InlineData("""{"due":{"at":17}}""", "due.at")]
    [InlineData("""{"due":{"within":"four hours"}}""", "due.within")]
    [InlineData("""{"due":null}""", "due")]
    [InlineData("""{"words":7}""", "words")]
    [InlineData("""{"channel":"pigeon"}""", "channel")]
    [InlineData("""{"channel":1}""", "channel")]
    [InlineData("""{"owner":"Ben"}""", "owner")]
    [InlineData("""{"house":"yes"}""", "house")]
    public async Task A_body_that_cannot_be_read_names_the_member(string change, string member)
    {
        var answer = await AsBensProgram.PostText("/promises", With(change));

        answer.ShouldRefuse(400, "body_unreadable");
        answer["detail"].GetValue<string>().ShouldContain($"“{member}”");
        answer.Text.ShouldNotContain("Kept.App");
        answer.Text.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"words\":\"a\",\"words\":\"b\",\"due\":{}}")]
    [InlineData("{\"due\":{}}")]
    public async Task A_body_that_is_no_such_object_is_refused(string body) =>
        (await AsBensProgram.PostText("/promises", body)).ShouldRefuse(400, "body_unreadable");

    [Fact]
    public async Task Words_have_a_longest_length_and_a_body_too()
    {
        (await AsBensProgram.Post("/promises", ACall(words: new string('a', 20_000)))).ShouldRefuse(
            422,
            "words_too_long"
        );
        (
            await AsBensProgram.Post("/promises", ACall(words: new string('a', 10_000_000)))
        ).ShouldRefuse(413, "body_too_large");
        (await AsBensProgram.PostText("/promises", "words=hello", "text/plain")).ShouldRefuse(
            415,
            "media_type_unknown"
        );
    }

    [Fact]
    public async Task An_earlier_moment_needs_a_record()
    {
        var (id, _) = await MadePromise();
        var earlier = Text(now + Duration.FromMinutes(30));
        Time.Moment = now + Duration.FromHours(8);

        (
            await Act(id, "keeping", new { evidence = new { kind = "said", at = earlier } })
        ).ShouldRefuse(422, "earlier_instant_unproven");
        var kept = await Act(
            id,
            "keeping",
            new
            {
                evidence = new
                {
                    kind = "call",
                    @ref = "call-17",
                    at = earlier,
                },
            }
        );

        kept["state"].GetValue<string>().ShouldBe("broken");
        kept["outcome"].GetValue<string>().ShouldBe("kept");
    }

    [Fact]
    public async Task A_new_customer_is_met_with_the_promise_and_a_colleague_or_the_house_can_be_promised_to()
    {
        var due = new { within = "PT2H" };
        var customer = await AsBensProgram.Post(
            "/promises",
            new
            {
                customer = new { name = "Ada" },
                words = "A call",
                due,
            }
        );
        customer.Status.ShouldBe(201, customer.Text);
        var colleague = await AsBensProgram.Post(
            "/promises",
            new
            {
                colleague = Anna,
                words = "The numbers",
                due,
            }
        );
        colleague["to"]!["kind"]!.GetValue<string>().ShouldBe("colleague");
        var house = await AsBensProgram.Post(
            "/promises",
            new
            {
                house = true,
                words = "The fire drill",
                due,
            }
        );
        house["to"]!["kind"]!.GetValue<string>().ShouldBe("house");
    }

    [Fact]
    public async Task The_trace_says_why_in_sentences_and_what_the_clock_does()
    {
        var made = await AsBensProgram.Post(
            "/promises",
            new
            {
                customer = new { id = Brandt },
                words = "An answer",
                due = new { within = "PT10H", working = true },
            }
        );

        var trace = await Reader.Get(
            made["links"]!["trace"]!.GetValue<string>()["/api/v1".Length..]
        );

        trace.Status.ShouldBe(200, trace.Text);
        trace["due"].GetValue<string>().ShouldBe(made["due"].GetValue<string>());
        trace["calendar"]["key"]!.GetValue<string>().ShouldBe("main");
        var sentences = string.Join(
            '\n',
            trace["sentences"].AsArray().Select(one => one!.GetValue<string>())
        );
        sentences.ShouldContain(
            "10 h of working time from Wed 25 Nov 2026, 10:00 (Europe/Berlin)."
        );
        sentences.ShouldContain("Wed 25 Nov 2026, 10:00 to Wed 25 Nov 2026, 17:00: 7 h counted.");
        sentences.ShouldEndWith("So it is due Thu 26 Nov 2026, 12:00.");
        trace["plan"]
            .AsArray()
            .Select(step => step!["step"]!.GetValue<string>())
            .ShouldBe(["remind", "checkDoer", "verdict", "escalate"]);
    }

    [Fact]
    public async Task The_ledger_of_a_promise_shows_who_said_what_when_and_where_it_is_sealed()
    {
        var (id, _) = await MadePromise();
        await Act(id, "note", new { text = "He prefers mornings" });
        await Sealer.RunOnce();

        var ledger = await Reader.Get($"/promises/{id}/ledger");

        ledger.Status.ShouldBe(200, ledger.Text);
        ledger
            .Items.Select(fact => fact!["kind"]!.GetValue<string>())
            .ShouldBe(["promise.made", "promise.noted"]);
        var noted = ledger.Items[1]!;
        noted["by"]!["name"]!.GetValue<string>().ShouldBe("Ben Okafor");
        noted["words"]!
            .AsObject()
            .Select(word => word.Value!.GetValue<string>())
            .ShouldBe(["He prefers mornings"]);
        noted["place"]!.GetValue<long>().ShouldBeGreaterThan(0);
        noted["seal"]!.GetValue<long>().ShouldBe(1);
    }

    private Task<Answer> Act(Guid promise, string noun, object? body) =>
        AsBensProgram.Post($"/promises/{promise}/{noun}", body);

    private string With(string change)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(ACall())!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }
        return body.ToJsonString();
    }
}

public sealed class SqlitePromiseApi : PromiseApiContract
{
    protected override bool OnPostgres => false;
}

public sealed class PostgresPromiseApi : PromiseApiContract
{
    protected override bool OnPostgres => true;
}
