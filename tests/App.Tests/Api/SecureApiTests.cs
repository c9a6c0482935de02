using Kept.App.Access;
using Kept.App.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>Attacks that happened to others, by their number in the list we keep.</summary>
public sealed class SecureApiTests : ApiHouse
{
    protected override bool OnPostgres => false;

    [Fact]
    public async Task Attack_33_a_foreign_customer_is_neither_bound_nor_changed_by_the_way()
    {
        var other = (await AsBensProgram.Post("/customers", new { name = "Other" })).Id;
        var opened = await AsBensProgram.Post(
            "/cases",
            new
            {
                customer = new { id = Brandt },
                subject = "x",
                words = "x",
                channel = "web",
            }
        );
        var due = new { within = "PT1H" };

        (
            await AsBensProgram.Post(
                "/promises",
                new
                {
                    @case = opened["case"]["id"]!.GetValue<Guid>(),
                    customer = new { id = other },
                    words = "x",
                    due,
                }
            )
        ).ShouldRefuse(422, "recipient_missing");
        (
            await AsBensProgram.Post(
                "/promises",
                new
                {
                    customer = new { id = other, email = "thief@example.com" },
                    words = "x",
                    due,
                }
            )
        ).ShouldRefuse(422, "recipient_missing");
        (
            await AsBensProgram.Post(
                "/cases",
                new
                {
                    customer = new { id = other, name = "Renamed" },
                    subject = "x",
                    words = "x",
                    channel = "web",
                }
            )
        ).ShouldRefuse(422, "recipient_missing");
        (await Reader.Get($"/customers/{other}"))["name"].GetValue<string>().ShouldBe("Other");
    }

    [Theory]
    [InlineData(
        "/promises",
        """{"words":"x","house":true,"due":{"within":"PT1H"},"verdict":"kept"}"""
    )]
    [InlineData("/promises", """{"words":"x","house":true,"due":{"within":"PT1H"},"number":1}""")]
    [InlineData("/customers", """{"name":"x","id":"0199a000-0000-7000-8000-000000000000"}""")]
    [InlineData("/people", """{"name":"x","role":"frontLine","area":"main","active":false}""")]
    [InlineData("/tokens", """{"name":"x","scope":"read","hash":"00"}""")]
    [InlineData("/areas", """{"key":"x","name":"x","calendar":"main","version":9}""")]
    public async Task Attack_36_a_member_nobody_offers_is_refused(string path, string body) =>
        (await Admin.PostText(path, body)).ShouldRefuse(400, "body_unreadable");

    [Fact]
    public async Task Attack_37_no_answer_ever_holds_a_secret()
    {
        await MadePromise();
        await Sealer.RunOnce();
        var hashes = await Store.Read(db =>
            db.Set<TokenRow>().Select(row => row.Hash).ToListAsync()
        );

        foreach (
            var path in Routes
                .Of(App)
                .Where(route =>
                    route
                        is {
                            Method: "GET",
                            Path: not ("//openapi/v1.json" or "//api" or "//api/reference.css")
                        }
                    && !route.Path.Contains('{', StringComparison.Ordinal)
                )
        )
        {
            var answer = await Admin.Get(path.Path);
            answer.Status.ShouldBe(200, path.Path);
            foreach (
                var secret in hashes
                    .Append(AdminSecret)
                    .Append("password")
                    .Append("stamp")
                    .Append("salt")
            )
            {
                answer.Text.ShouldNotContain(secret, Case.Insensitive, path.Path);
            }
        }
    }

    [Theory]
    [InlineData("/cases?sort=due;drop table cases", 400)]
    [InlineData("/cases?sort=0", 400)]
    [InlineData("/cases?state=open'--", 400)]
    [InlineData("/promises?state=owed) or (1=1", 400)]
    [InlineData("/promises?owner=' or 1=1", 400)]
    [InlineData("/promises?area=main' or '1'='1", 404)]
    [InlineData("/promises?dueBefore=now()", 400)]
    [InlineData("/promises?limit=0", 422)]
    [InlineData("/promises?limit=201", 422)]
    [InlineData("/promises?limit=-1", 422)]
    [InlineData("/promises?limit=all", 400)]
    [InlineData("/promises?limit=99999999999", 400)]
    [InlineData("/promises?after='", 422)]
    [InlineData("/promises?state=owed&after=AAAA", 422)]
    [InlineData("/cases?after=%00", 422)]
    [InlineData("/cases?sort=due&after=eAphCmI", 422)]
    [InlineData("/customers?q='; drop table customers; --", 200)]
    [InlineData("/customers?q=%25%00%27", 200)]
    [InlineData("/customers?after=x", 422)]
    [InlineData("/people?after=AAAA", 422)]
    [InlineData("/ledger?after=-1", 422)]
    [InlineData("/calendars?after=';--", 200)]
    public async Task Attack_38_a_parameter_is_a_value_and_never_part_of_a_query(
        string path,
        int status
    )
    {
        var answer = await Admin.Get(path.Replace(" ", "%20", StringComparison.Ordinal));

        answer.Status.ShouldBe(status, answer.Text);
        (await Admin.Get("/customers")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attack_40_what_is_open_to_everybody_is_a_constant_or_meant_to_be_public()
    {
        (await Anonymous.Get("//health/live")).Text.ShouldBe("live");
        (await Anonymous.Get("//health/ready")).Text.ShouldBe("ready");
        foreach (var route in Routes.Of(App).Where(route => !route.Anonymous))
        {
            var path = route
                .Path.Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{factId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{key}", "main", StringComparison.Ordinal)
                .Replace("{number:long}", "1042", StringComparison.Ordinal);
            var answer = await Anonymous.Send(new HttpMethod(route.Method), path, null);
            answer.ShouldRefuse(401, "token_needed");
            answer.Message.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        }
    }

    [Fact]
    public async Task Attack_43_a_secret_is_256_random_bits_and_only_its_hash_is_kept()
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < 20; n++)
        {
            var secret = await SecretOf(TokenScope.Read, null);
            secret.ShouldMatch("^kept_[0-9a-f]{64}$");
            secrets.Add(secret[..20]).ShouldBeTrue();
            (
                await Store.Read(db =>
                    db.Set<TokenRow>().CountAsync(row => row.Hash.Contains(secret.Substring(5)))
                )
            ).ShouldBe(0);
        }
        foreach (
            var guess in new[]
            {
                "kept_",
                "kept_" + new string('0', 64),
                AdminSecret + "0",
                AdminSecret.ToUpperInvariant(),
                "",
            }
        )
        {
            (await Caller(App, guess.Length == 0 ? " " : guess).Get("/customers")).ShouldRefuse(
                401,
                "token_needed"
            );
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_same_way_everywhere()
    {
        (await Admin.Get("/nowhere")).ShouldRefuse(404, "not_found");
        (await Admin.Get("/promises/P-1042")).ShouldRefuse(404, "promise_unknown");
        (await Admin.Get("/promises/X-1042")).ShouldRefuse(404, "not_found");
        (await Admin.Get($"/promises/{Guid.NewGuid()}")).ShouldRefuse(404, "promise_unknown");
        (await Admin.Send(HttpMethod.Delete, "/promises", null)).ShouldRefuse(
            405,
            "method_not_allowed"
        );
        var answer = await Admin.Get("/customers");
        answer.Message.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Message.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}
