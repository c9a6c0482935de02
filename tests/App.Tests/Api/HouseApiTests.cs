using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>Customers, calendars, people and areas over HTTP.</summary>
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

    private async Task<List<string>> Found(string asked) =>
        [
            .. (await Reader.Get("/customers?q=" + Uri.EscapeDataString(asked))).Items.Select(one =>
                one!["name"]!.GetValue<string>()
            ),
        ];

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
