using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Kept.Domain.Ledger;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>Customers, cases, calendars, people, tokens and the ledger over HTTP.</summary>
public abstract class HouseApiContract : ApiHouse
{
    [Fact]
    public async Task Customers_are_found_by_the_beginnings_of_their_names_whatever_the_accents()
    {
        foreach (
            var name in new[]
            {
                "Zoë Müller",
                "Zoltan Muller-Lüdenscheidt",
                "Ana Zorić",
                "O'Brien 100%",
            }
        )
        {
            (await AsBensProgram.Post("/customers", new { name })).Status.ShouldBe(201);
        }

        (await Found("zo")).ShouldBe(
            ["Zoltan Muller-Lüdenscheidt", "Ana Zorić", "Zoë Müller"],
            ignoreOrder: true
        );
        (await Found("ZOË")).ShouldBe(["Zoë Müller"]);
        (await Found("mül zo")).ShouldBe(
            ["Zoltan Muller-Lüdenscheidt", "Zoë Müller"],
            ignoreOrder: true
        );
        (await Found("ludens")).ShouldBe(["Zoltan Muller-Lüdenscheidt"]);
        (await Found("brien")).ShouldBe(["O'Brien 100%"]);
        (await Found("uller")).ShouldBeEmpty();
        (await Found("%")).ShouldBeEmpty();
        (await Found("")).Count.ShouldBe(5);
        (await Reader.All("/customers", 2)).Count.ShouldBe(5);
        (await Reader.All("/customers?q=zo", 1)).Count.ShouldBe(3);
    }

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

    [Fact]
    public async Task A_calendar_gets_versions_and_only_by_who_saw_the_one_before()
    {
        var first = await Admin.Put("/calendars/north", Hours("09:00", "17:00"));
        first.Status.ShouldBe(201, first.Text);
        first.Tag.ShouldBe("\"1\"");
        (await Admin.Put("/calendars/north", Hours("09:00", "18:00"))).ShouldRefuse(
            428,
            "version_missing"
        );
        (await Admin.Put("/calendars/north", Hours("09:00", "18:00"), "\"7\"")).ShouldRefuse(
            412,
            "changed_meanwhile"
        );
        (await Admin.Put("/calendars/new", Hours("09:00", "18:00"), "\"1\"")).ShouldRefuse(
            412,
            "changed_meanwhile"
        );
        var next = await Admin.Put("/calendars/north", Hours("09:00", "18:00"), first.Tag);
        next.Status.ShouldBe(200, next.Text);
        next.Tag.ShouldBe("\"2\"");
        (await Reader.Get("/calendars/north?version=1"))["week"][0]!["to"]!
            .GetValue<string>()
            .ShouldBe("17:00");
        (await Reader.Get("/calendars/north")).Tag.ShouldBe("\"2\"");
        (await Reader.All("/calendars", 1))
            .Select(one => one["key"]!.GetValue<string>())
            .ShouldBe(["main", "north"]);

        (
            await Admin.Put(
                "/calendars/none",
                new { zone = "Europe/Berlin", week = Array.Empty<object>() }
            )
        ).ShouldRefuse(422, "calendar_without_opening");
        (await Admin.Put("/calendars/none", Hours("25:00", "26:00"))).ShouldRefuse(
            422,
            "time_of_day_unreadable"
        );
        (await Admin.Put("/calendars/Not a key", Hours("09:00", "18:00"))).ShouldRefuse(
            422,
            "key_unfit"
        );
        (
            await Admin.Put(
                "/calendars/none",
                new { zone = "Mars/Base", week = Array.Empty<object>() }
            )
        ).ShouldRefuse(422, "unknown_zone");
    }

    [Fact]
    public async Task Working_time_is_counted_without_a_right_to_write()
    {
        var due = await Reader.Post(
            "/calendars/main/due",
            new { start = "2026-11-27T15:30:00Z", working = "PT90M" }
        );
        due.Status.ShouldBe(200, due.Text);
        due["due"].GetValue<string>().ShouldBe("2026-11-30T09:00:00Z");
        due["trace"]["spans"]!.AsArray().Count.ShouldBeGreaterThan(2);
        var elapsed = await Reader.Post(
            "/calendars/main/elapsed",
            new { start = "2026-11-27T15:30:00Z", end = "2026-11-30T09:00:00Z" }
        );
        elapsed["working"].GetValue<string>().ShouldBe("PT1H30M");
        (
            await Reader.Post(
                "/calendars/main/due",
                new { start = "2026-11-27T15:30:00Z", working = "PT-1H" }
            )
        ).ShouldRefuse(422, "negative_duration");
        (
            await Reader.Post(
                "/calendars/main/due",
                new { start = "9998-11-27T15:30:00Z", working = "PT1H" }
            )
        ).ShouldRefuse(422, "moment_out_of_reach");
        (
            await Reader.Post(
                "/calendars/main/due",
                new { start = "2026-11-27T15:30:00Z", working = "PT2000000H" }
            )
        ).Status.ShouldBe(422);
        (
            await Reader.Post(
                "/calendars/nowhere/due",
                new { start = "2026-11-27T15:30:00Z", working = "PT1H" }
            )
        ).ShouldRefuse(404, "calendar_unknown");
    }

    [Fact]
    public async Task People_and_areas_are_the_administrators_to_change()
    {
        (
            await AsBensProgram.Post(
                "/people",
                new
                {
                    name = "Cy",
                    role = "frontLine",
                    area = "main",
                }
            )
        ).ShouldRefuse(403, "scope_needed");
        var cy = await Admin.Post(
            "/people",
            new
            {
                name = "Cy",
                role = "frontLine",
                area = "main",
            }
        );
        cy.Status.ShouldBe(201, cy.Text);
        (await Admin.Post($"/people/{cy.Id}/deputy", new { deputy = Ben }))["deputy"]
            .GetValue<Guid>()
            .ShouldBe(Ben);
        (await Admin.Post($"/people/{Ben}/deputy", new { deputy = cy.Id })).ShouldRefuse(
            422,
            "deputy_loops"
        );
        (
            await Admin.Post(
                $"/people/{cy.Id}/duty",
                new { onDuty = false, until = "2026-11-26T08:00:00Z" }
            )
        )["offDuty"]
            .GetValue<bool>()
            .ShouldBeTrue();

        var area = new
        {
            key = "north",
            name = "North",
            calendar = "main",
            parent = "main",
            lead = cy.Id,
        };
        (await Admin.Post("/areas", area)).Status.ShouldBe(201);
        (await Admin.Post("/areas", area)).ShouldRefuse(409, "area_key_taken");
        (
            await Admin.Post(
                "/areas",
                new
                {
                    key = "south",
                    name = "South",
                    calendar = "nowhere",
                }
            )
        ).ShouldRefuse(404, "calendar_unknown");
        (await Admin.Post("/areas/north/lead", new { person = Guid.NewGuid() })).ShouldRefuse(
            404,
            "person_unknown"
        );
        (await Admin.Post("/areas/north/lead", new { person = Anna }))["lead"]
            .GetValue<Guid>()
            .ShouldBe(Anna);
        (await Reader.All("/areas", 1)).Count.ShouldBe(2);

        await MadePromise();
        (await Admin.Post($"/people/{Ben}/leaving")).ShouldRefuse(409, "still_owes");
        (await Admin.Post($"/people/{cy.Id}/leaving"))["active"].GetValue<bool>().ShouldBeFalse();
        (await Reader.All("/people?active=true", 1)).Count.ShouldBe(2);
        (await Reader.All("/people?active=false&area=main", 1)).Count.ShouldBe(1);
        (
            await AsBensProgram.Post(
                "/promises",
                new
                {
                    house = true,
                    words = "x",
                    due = new { within = "PT1H" },
                    owner = cy.Id,
                }
            )
        ).ShouldRefuse(422, "owner_inactive");
    }

    [Fact]
    public async Task A_token_is_shown_once_and_opens_nothing_once_revoked_or_its_person_has_left()
    {
        var made = await Admin.Post(
            "/tokens",
            new
            {
                name = "till",
                scope = "write",
                person = Ben,
            },
            key: "till"
        );
        made.Status.ShouldBe(201, made.Text);
        var secret = made["secret"].GetValue<string>();
        var till = Caller(App, secret);
        (await till.Get("/customers")).Status.ShouldBe(200);

        var again = await Admin.Post(
            "/tokens",
            new
            {
                name = "till",
                scope = "write",
                person = Ben,
            },
            key: "till"
        );
        again["token"].ToJsonString().ShouldBe(made["token"].ToJsonString());
        again.Body!["secret"].ShouldBeNull();
        (await Admin.Get("/tokens")).Text.ShouldNotContain(secret[5..]);

        (await Reader.Post("/customers", new { name = "x" })).ShouldRefuse(403, "scope_needed");
        (await till.Get("/tokens")).ShouldRefuse(403, "scope_needed");
        (await Admin.Post($"/tokens/{made["token"]["id"]}/revocation")).Status.ShouldBe(200);
        (await Admin.Post($"/tokens/{made["token"]["id"]}/revocation")).Status.ShouldBe(200);
        (await till.Get("/customers")).ShouldRefuse(401, "token_needed");

        await Admin.Post($"/people/{Ben}/leaving");
        (await AsBensProgram.Get("/customers")).ShouldRefuse(401, "token_needed");
        (
            await Admin.Post(
                "/tokens",
                new
                {
                    name = "x",
                    scope = "read",
                    person = Ben,
                }
            )
        ).ShouldRefuse(404, "person_unknown");
    }

    [Fact]
    public async Task A_fact_is_proved_under_the_head_that_everybody_may_read()
    {
        (await Anonymous.Get("/ledger/head")).ShouldRefuse(404, "ledger_empty");
        var (id, _) = await MadePromise();
        var fact = (await FactsOf(id)).Single().Id;
        (await Reader.Get($"/ledger/proof/{fact}")).ShouldRefuse(409, "not_sealed_yet");
        await Sealer.RunOnce();

        var head = await Anonymous.Get("/ledger/head");
        var proof = await Reader.Get($"/ledger/proof/{fact}");
        proof["seal"]["hash"]!
            .GetValue<string>()
            .ShouldBe(head["seal"]["hash"]!.GetValue<string>());
        var leaf = SHA256.HashData([
            0,
            .. Encoding.UTF8.GetBytes(proof["text"].GetValue<string>()),
        ]);
        Convert.ToHexStringLower(leaf).ShouldBe(proof["leaf"].GetValue<string>());
        var path = proof["path"]
            .AsArray()
            .Select(hash => Convert.FromHexString(hash!.GetValue<string>()))
            .ToList();
        Convert
            .ToHexStringLower(
                MerkleTree.RootFrom(
                    leaf,
                    proof["index"].GetValue<int>(),
                    proof["count"].GetValue<int>(),
                    path
                )!
            )
            .ShouldBe(proof["seal"]["root"]!.GetValue<string>());

        var all = await Reader.All("/ledger", 3);
        all.Select(one => one["place"]!.GetValue<long>())
            .ShouldBe(Enumerable.Range(1, all.Count).Select(place => (long)place));
        all.Count.ShouldBe(head["seal"]["last"]!.GetValue<int>());
        (await Reader.Get("/ledger?after=everything")).ShouldRefuse(422, "cursor_unknown");
        (await Reader.Get($"/ledger/proof/{Guid.NewGuid()}")).ShouldRefuse(404, "fact_unknown");
        (await Reader.Get("/clock/stuck")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_house_is_set_up_once_and_only_by_whoever_runs_the_server()
    {
        var house = new
        {
            organisation = "Other",
            zone = "Europe/Berlin",
            name = "Eve",
            email = "eve@example.com",
            password = "a long enough password",
        };
        (await Admin.Post("/setup", house)).ShouldRefuse(403, "operator_needed");
        using var socket = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stopping) =>
                {
                    var open = new Socket(
                        AddressFamily.Unix,
                        SocketType.Stream,
                        ProtocolType.Unspecified
                    );
                    await open.ConnectAsync(
                        new UnixDomainSocketEndPoint(Path.Combine(Folder, "kept.sock")),
                        stopping
                    );
                    return new NetworkStream(open, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://kept"),
        };
        (await socket.Post("/setup", house)).ShouldRefuse(409, "already_set_up");
        (await socket.Get("/tokens")).Status.ShouldBe(200);
    }

    private async Task<List<string>> Found(string asked) =>
        [
            .. (await Reader.Get("/customers?q=" + Uri.EscapeDataString(asked))).Items.Select(one =>
                one!["name"]!.GetValue<string>()
            ),
        ];

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

    private static object Hours(string from, string to) =>
        new
        {
            zone = "Europe/Berlin",
            week = new[]
            {
                new
                {
                    day = "monday",
                    from,
                    to,
                },
            },
            closed = new[] { "2026-12-25" },
        };
}

public sealed class SqliteHouseApi : HouseApiContract
{
    protected override bool OnPostgres => false;
}

public sealed class PostgresHouseApi : HouseApiContract
{
    protected override bool OnPostgres => true;
}
