using System.Net;
using System.Text.RegularExpressions;
using Kept.App.Access;
using Kept.App.Clock;
using Kept.App.Data;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Domain.Promises;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Access;

/// <summary>The pages as a browser without scripts meets them, over real connections.</summary>
public sealed partial class PagesTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(
        Path.GetTempPath(),
        $"kept-pages-{Guid.CreateVersion7():N}"
    );
    private readonly ChosenClock time = new() { Moment = Instant.FromUtc(2026, 11, 25, 9, 0) };
    private WebApplication app = null!;
    private HttpClient browser = null!;

    private Store Store => app.Services.GetRequiredService<Store>();

    public async Task InitializeAsync()
    {
        app = await Server.Build(
            new ServeSettings(folder, Port: 0) { Loops = false, Clock = time }
        );
        await app.StartAsync();
        browser = NewBrowser();
        var key = await SetUpLink.Create(Store);
        var answer = await Send(
            $"/setup?key={key}",
            "/setup",
            ("secret", key),
            ("organisation", "Harbour & Pine"),
            ("zone", "Europe/Berlin"),
            ("name", "Anna Holm"),
            ("email", "anna@example.com"),
            ("password", "a long enough password"),
            ("opens", "09:00"),
            ("closes", "17:00"),
            ("days", "1"),
            ("days", "2"),
            ("days", "3"),
            ("days", "4"),
            ("days", "5")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_promise_and_leads_to_the_same_page()
    {
        var first = await Promise("one key");
        var second = await Promise("one key");

        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await Store.Read(db => db.Set<PromiseRow>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs_that_keep_the_same_promise_keep_it_once_and_lose_no_word()
    {
        await Promise("a key");
        (
            await Send(
                "/promises/1001",
                "/promises/1001/keeping",
                ("key", "tab 1"),
                ("how", "call")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var late = await Send(
            "/",
            "/promises/1001/keeping",
            ("key", "tab 2"),
            ("how", "said"),
            ("words", "Left a note")
        );

        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.Content.ReadAsStringAsync()).ShouldContain("settled already");
        (await Store.Read(db => db.Set<PromiseRow>().SingleAsync())).Verdict.ShouldBe(Verdict.Kept);
    }

    [Fact]
    public async Task Attack_42_an_act_from_another_site_is_refused_with_and_without_fields()
    {
        await Promise("a key");
        time.Moment += Duration.FromHours(8);
        await app.Services.GetRequiredService<Kept.App.Clock.Clock>().RunOnce();
        var notice = await Store.Read(db => db.Set<OutboxRow>().FirstAsync());

        foreach (
            var path in new[]
            {
                $"/notices/{notice.Id}/acknowledgement",
                "/promises/1001/keeping",
                "/duty",
                "/sign-out",
            }
        )
        {
            using var empty = new FormUrlEncodedContent([new("onDuty", "false")]);
            (await browser.PostAsync(path, empty)).StatusCode.ShouldBe(
                HttpStatusCode.BadRequest,
                path
            );
        }

        (
            await Store.Read(db => db.Set<OutboxRow>().AnyAsync(row => row.SeenAt != null))
        ).ShouldBeFalse();
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Attack_50_a_sign_in_ends_when_its_person_leaves()
    {
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Store.Transact(
            (connection, transaction) =>
                connection.Command(Store.Dialect, transaction, "update people set active = 0").Run()
        );

        var answer = await browser.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Attack_53_a_sign_in_leads_only_to_our_own_pages(string back)
    {
        using var stranger = NewBrowser();
        var answer = await Send(
            stranger,
            "/sign-in",
            "/sign-in",
            ("email", "anna@example.com"),
            ("password", "a long enough password"),
            ("back", back)
        );
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Attack_46_a_wrong_address_and_a_wrong_password_are_answered_alike()
    {
        using var stranger = NewBrowser();
        var answers = new List<string>();
        foreach (var email in new[] { "anna@example.com", "nobody@example.com" })
        {
            var answer = await Send(
                stranger,
                "/sign-in",
                "/sign-in",
                ("email", email),
                ("password", "not the password")
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answers.Add(Fault().Match(await answer.Content.ReadAsStringAsync()).Value);
        }
        answers[0].ShouldNotBeEmpty();
        answers[1].ShouldBe(answers[0]);
    }

    private Task<HttpResponseMessage> Promise(string key) =>
        Send(
            "/promises/new",
            "/promises",
            ("key", key),
            ("to", "customer"),
            ("customerName", "Herr Brandt"),
            ("words", "I'll call you in 2 working hours"),
            ("by", "")
        );

    private Task<HttpResponseMessage> Send(
        string page,
        string path,
        params (string, string)[] fields
    ) => Send(browser, page, path, fields);

    private static async Task<HttpResponseMessage> Send(
        HttpClient browser,
        string page,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(
            fields
                .Select(field => new KeyValuePair<string, string>(field.Name, field.Value))
                .Append(new("__RequestVerificationToken", token))
        );
        return await browser.PostAsync(path, form);
    }

    private HttpClient NewBrowser() =>
        new(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
            }
        )
        {
            BaseAddress = new Uri(
                app.Urls.First(url => url.StartsWith("http://127", StringComparison.Ordinal))
            ),
        };

    [GeneratedRegex(
        "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        "<div class=\"form-fault\".*?</div>",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Fault();
}
