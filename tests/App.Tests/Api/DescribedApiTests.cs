using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>The API's description is complete, because it is made of the endpoints.</summary>
public sealed partial class DescribedApiTests : ApiHouse
{
    private static readonly string[] OpenToEverybody = ["GET /ledger/head"];

    protected override bool OnPostgres => false;

    [Fact]
    public async Task Every_endpoint_has_a_summary_a_policy_and_a_place_in_the_description()
    {
        var described = (await Anonymous.Get("//openapi/v1.json")).Body!;
        described["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        var routes = Routes.Of(App);
        routes.Count.ShouldBeGreaterThan(40);
        foreach (var route in routes)
        {
            var name = $"{route.Method} {route.Path}";
            route.Summary.ShouldNotBeNullOrWhiteSpace(name);
            route.Anonymous.ShouldBe(OpenToEverybody.Contains(name, StringComparer.Ordinal), name);
            (route.Anonymous || route.Policy is "read" or "write" or "admin").ShouldBeTrue(name);
            var path = "/api/v1" + Constraint().Replace(route.Path, "}");
            var operation = described["paths"]!
                [path]
                ?[route.Method.ToLowerInvariant()].ShouldNotBeNull(name);
            operation!["summary"]!.GetValue<string>().ShouldBe(route.Summary);
            operation["responses"]!
                .AsObject()
                .ShouldContain(answer => answer.Key.StartsWith('2'), name);
            operation["responses"]!["422"]!["content"]!
                ["application/problem+json"]
                .ShouldNotBeNull(name);
            (operation["security"] is null).ShouldBe(route.Anonymous, name);
            if (route.Policy is "write" or "admin" && route.Method != "GET")
            {
                Headers(operation).ShouldContain("Idempotency-Key", StringComparer.Ordinal, name);
            }
        }
    }

    [Fact]
    public async Task Moments_lengths_and_words_are_described_as_they_are_sent()
    {
        var described = (await Anonymous.Get("//openapi/v1.json")).Body!;
        var schemas = described["components"]!["schemas"]!;
        schemas["Due"]!["properties"]!["at"]!["format"]!.GetValue<string>().ShouldBe("date-time");
        schemas["Due"]!["properties"]!["within"]!["format"]!
            .GetValue<string>()
            .ShouldBe("duration");
        schemas["Verdict"]!["enum"]!
            .AsArray()
            .Select(word => word!.GetValue<string>())
            .ShouldContain("broken", StringComparer.Ordinal);
        described["components"]!["securitySchemes"]!["token"]!["scheme"]!
            .GetValue<string>()
            .ShouldBe("bearer");
        described.ToJsonString().ShouldContain("A promise to make.");
        var list = described["paths"]!["/api/v1/promises"]!["get"]!["parameters"]!.AsArray();
        var state = list.Single(one => one!["name"]!.GetValue<string>() == "state")!;
        state["schema"]!["enum"]!.AsArray().Count.ShouldBe(7);
        state["description"]!.GetValue<string>().ShouldContain("past due and still owed");
        var put = described["paths"]!["/api/v1/calendars/{key}"]!["put"]!;
        Headers(put).ShouldContain("If-Match", StringComparer.Ordinal);
        put["responses"]!["200"]!["headers"]!["ETag"].ShouldNotBeNull();
        put["responses"]!["428"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_reference_page_lists_every_endpoint_and_runs_no_script()
    {
        var page = await Anonymous.Get("//api");

        page.Status.ShouldBe(200);
        page.Message.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Message.Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldStartWith("default-src 'none'");
        page.Text.ShouldNotContain("<script", Case.Insensitive);
        page.Text.ShouldNotContain(" style=", Case.Insensitive);
        foreach (var route in Routes.Of(App))
        {
            page.Text.ShouldContain(Constraint().Replace(route.Path, "}"));
        }
        (await Anonymous.Get("//api/reference.css")).Text.ShouldContain("color-scheme");
    }

    private static IEnumerable<string> Headers(JsonNode operation) =>
        operation["parameters"]!
            .AsArray()
            .Where(one => one!["in"]!.GetValue<string>() == "header")
            .Select(one => one!["name"]!.GetValue<string>());

    [GeneratedRegex(":[a-z]+}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
