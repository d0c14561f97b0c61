using System.Net;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>What the pages refuse: strangers, other offices, forged and old sessions, forms of others, and whatever a file may carry.</summary>
public sealed partial class PortalSecurityTests(ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Session = "sertikesos";

    [Fact]
    public async Task Nothing_but_the_door_health_and_style_answers_a_stranger()
    {
        using var stranger = new PortalVisitor(portal.App.Http.BaseAddress!);
        foreach (var address in Address.All.Where(address => address.Method == HttpMethod.Get))
        {
            var path = "/api/" + System.Text.RegularExpressions.Regex.Replace(address.Route, @"\{\w+\}", "32.77");
            using var answer = await stranger.Http.GetAsync(new Uri(path, UriKind.Relative));

            if (address.Answer != AnswerClass.Public)
            {
                Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{address.Function}: {answer.StatusCode}");
                Assert.StartsWith("/api/portal/signin?next=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_page_loads_nothing_from_elsewhere_and_stands_in_no_other()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        using var answer = await office.Http.GetAsync(new Uri("/api/portal/offices/32.77", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("//", page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var cookie = office.Cookies.GetCookies(new Uri(office.Server, "/api/portal"))[Session]!;
        Assert.True(cookie.HttpOnly);
        Assert.False(cookie.Secure);
    }

    [Fact]
    public async Task Behind_https_cookies_are_secure_and_the_browser_is_told_to_stay_there()
    {
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/portal/signin");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await visitor.Http.SendAsync(request);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task An_office_sees_no_other_office()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        foreach (var page in (string[])["", "/rosters", "/people", "/tasks", "/rosters/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await office.StatusAsync($"/api/portal/offices/32.73{page}"));
        }

        using var upload = await office.UploadAsync("32.73", await office.TokenAsync("/api/portal/offices/32.77"), "roster.xlsx", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.Forbidden, upload.StatusCode);
    }

    [Fact]
    public async Task A_province_reads_people_only_after_it_has_said_why()
    {
        using var province = await portal.VisitAsync("--role", "province", "--scope", "32");
        using var turned = await province.Http.GetAsync(new Uri("/api/portal/offices/32.77/people?state=due", UriKind.Relative));
        var asked = await province.PageAsync(turned.Headers.Location!.OriginalString);

        Assert.Contains("Sebutkan alasannya", asked, StringComparison.Ordinal);
        Assert.Contains("action=\"/api/portal/offices/32.77/people\"", asked, StringComparison.Ordinal);
        Assert.Contains("name=\"state\" value=\"due\"", asked, StringComparison.Ordinal);
        using var file = await province.Http.GetAsync(new Uri("/api/template/32.77", UriKind.Relative));
        Assert.Equal("/api/portal/reason?next=%2Fapi%2Ftemplate%2F32.77", file.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await province.StatusAsync("/api/template/32.77?reason=pengawasan"));
        Assert.Contains("orang aktif", await province.PageAsync("/api/portal/offices/32.77/people?state=due&reason=pengawasan"), StringComparison.Ordinal);
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        Assert.Contains("pengawasan", await office.PageAsync("/api/portal/offices/32.77/tasks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8")]
    [InlineData("sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../../etc/passwd")]
    public async Task A_forged_session_opens_nothing(string cookie)
    {
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);
        visitor.Cookies.Add(visitor.Server, new Cookie(Session, cookie, "/api"));

        Assert.Equal(HttpStatusCode.SeeOther, await visitor.StatusAsync("/api/portal/offices/32.77"));
    }

    [Fact]
    public async Task A_session_that_was_tampered_with_opens_nothing()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        var cookie = office.Cookies.GetCookies(new Uri(office.Server, "/api/portal"))[Session]!;
        var letters = cookie.Value.ToCharArray();
        letters[letters.Length / 2] = letters[letters.Length / 2] == 'A' ? 'B' : 'A';
        cookie.Value = new string(letters);

        Assert.Equal(HttpStatusCode.SeeOther, await office.StatusAsync("/api/portal/offices/32.77"));
    }

    [Fact]
    public async Task A_stolen_session_ends_when_its_owner_signs_out_everywhere()
    {
        var key = await portal.App.KeyAsync("--role", "office", "--scope", "32.77");
        using var owner = new PortalVisitor(portal.App.Http.BaseAddress!);
        await owner.SignInAsync(key);
        using var thief = new PortalVisitor(portal.App.Http.BaseAddress!);
        var stolen = owner.Cookies.GetCookies(new Uri(owner.Server, "/api/portal"))[Session]!;
        thief.Cookies.Add(thief.Server, new Cookie(Session, stolen.Value, "/api"));
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync("/api/portal/offices/32.77"));

        using var ended = await owner.SendAsync("/api/portal/signout-everywhere", await owner.TokenAsync("/api/portal/session"));

        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await thief.StatusAsync("/api/portal/offices/32.77"));
        await owner.SignInAsync(key);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync("/api/portal/offices/32.77"));
    }

    [Fact]
    public async Task A_cookie_that_was_kept_opens_nothing_once_its_session_was_signed_out()
    {
        var key = await portal.App.KeyAsync("--role", "office", "--scope", "32.77");
        using var owner = new PortalVisitor(portal.App.Http.BaseAddress!);
        await owner.SignInAsync(key);
        using var elsewhere = new PortalVisitor(portal.App.Http.BaseAddress!);
        await elsewhere.SignInAsync(key);
        using var copy = new PortalVisitor(portal.App.Http.BaseAddress!);
        copy.Cookies.Add(copy.Server, new Cookie(Session, owner.Cookies.GetCookies(new Uri(owner.Server, "/api/portal"))[Session]!.Value, "/api"));

        using var ended = await owner.SendAsync("/api/portal/signout", await owner.TokenAsync("/api/portal/session"));

        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await copy.StatusAsync("/api/portal/offices/32.77"));
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync("/api/portal/offices/32.77"));
    }

    [Fact]
    public async Task A_session_alone_does_nothing_only_a_form_of_ours_does()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        using var other = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        var tokenOfOther = await other.TokenAsync("/api/portal/session");
        var token = await office.TokenAsync("/api/portal/session");
        foreach (var (given, site) in new (string?, string?)[] { (null, null), ("x", null), (tokenOfOther, null), (token, "cross-site"), (token, "same-site") })
        {
            if (site is not null)
            {
                office.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
            }

            using var refused = await office.SendAsync("/api/portal/offices/32.77/tasks/muster", given, ("person", "x"), ("role", "PSM"), ("reason", "moved"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("form-stale", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var upload = await office.UploadAsync("32.77", given, "roster.xlsx", [1, 2, 3]);
            Assert.Equal(HttpStatusCode.BadRequest, upload.StatusCode);
            office.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        }

        // Nor does an address of the API, which asks for the key itself.
        using var act = await office.Http.PostAsync(new Uri("/api/people/32.77/muster", UriKind.Relative), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, act.StatusCode);
    }

    [Fact]
    public async Task What_another_page_loads_is_not_asked_by_the_reader()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        office.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        office.Http.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "no-cors");

        Assert.Equal(HttpStatusCode.SeeOther, await office.StatusAsync("/api/template/32.77"));
    }

    [Theory]
    [InlineData("https://jahat.contoh/")]
    [InlineData("//jahat.contoh/?x=1")]
    [InlineData("javascript:alert(1)?x")]
    public async Task A_reason_leads_on_to_addresses_of_ours_alone(string next)
    {
        using var province = await portal.VisitAsync("--role", "province", "--scope", "32");
        using var answer = await province.Http.GetAsync(new Uri($"/api/portal/reason?next={Uri.EscapeDataString(next)}", UriKind.Relative));

        Assert.Equal("/api/portal", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_operator_who_acts_keeps_the_reason_that_was_given()
    {
        using var operators = await portal.VisitAsync("--role", "operator");
        const string page = "/api/portal/offices/32.77/tasks?reason=pengaduan&letter=12%2F2026";
        Assert.Contains("Tugas", await operators.PageAsync(page), StringComparison.Ordinal);
        using var unknown = await operators.SendAsync(
            "/api/portal/offices/32.77/tasks/muster?reason=pengaduan&letter=12%2F2026", await operators.TokenAsync(page), ("person", "x"), ("role", "PSM"), ("reason", "moved"));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        Assert.Contains("pengaduan, 12/2026", await office.PageAsync("/api/portal/offices/32.77/tasks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://jahat.contoh/")]
    [InlineData("//jahat.contoh/")]
    [InlineData("/api/../jahat")]
    [InlineData("/api/portal\\..\\x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/api/x\r\nSet-Cookie: a=b")]
    public async Task Signing_in_leads_to_pages_of_ours_alone(string next)
    {
        var key = await portal.App.KeyAsync("--role", "office", "--scope", "32.77");
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);
        using var answer = await visitor.TrySignInAsync(key, next);

        Assert.Equal("/api/portal/offices/32.77", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Whoever_tries_keys_is_made_to_wait_and_the_right_one_still_opens_elsewhere()
    {
        using var guesser = new PortalVisitor(portal.App.Http.BaseAddress!);
        guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        HttpResponseMessage answer = null!;
        for (var guess = 0; guess < 12; guess++)
        {
            answer = await guesser.TrySignInAsync($"sk_{new string('A', 42)}{guess % 10}");
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        Assert.Equal(HttpStatusCode.OK, await office.StatusAsync("/api/portal/offices/32.77"));
    }

    [Theory]
    [InlineData("..%2f..%2fkeys.json")]
    [InlineData("portal.css")]
    [InlineData("%00")]
    public async Task Only_files_of_the_pages_are_served(string file)
    {
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);

        Assert.True(await visitor.StatusAsync($"/api/portal/assets/{file}") is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Addresses_that_are_not_there_answer_a_page_to_a_browser_and_details_to_a_program()
    {
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);
        using var page = await visitor.Http.GetAsync(new Uri("/api/portal/tidak-ada", UriKind.Relative));
        using var details = await portal.App.Http.GetAsync(new Uri("/api/portal/tidak-ada", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (details.StatusCode, details.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task What_a_platform_would_say_is_nobodys_word_where_there_is_none()
    {
        const string account = "0d5d7c5e-52a1-4c3e-9d2f-1f2e3d4c5b6a";
        await portal.App.VerbAsync(0, "access", "bind", account, "--role", "office", "--scope", "32.77");
        using var visitor = new PortalVisitor(portal.App.Http.BaseAddress!);
        visitor.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-ID", account);
        visitor.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-IDP", "aad");

        Assert.Equal(HttpStatusCode.SeeOther, await visitor.StatusAsync("/api/portal/offices/32.77"));
    }

    [Fact]
    public async Task A_second_person_releases_a_held_roster_and_its_sender_may_not()
    {
        using var sender = await portal.VisitAsync("--role", "office", "--scope", "32.78");
        using var colleague = await portal.VisitAsync("--role", "office", "--scope", "32.78");
        async Task<string> HandInAsync(params int[] serials)
        {
            var roster = Xlsx.Of("Data", [SmallRoster.Header, .. serials.Select(serial => SmallRoster.Row(serial))]).Build().Content;
            using var taken = await sender.UploadAsync("32.78", await sender.TokenAsync("/api/portal/offices/32.78"), "roster.xlsx", roster);
            var page = taken.Headers.Location!.OriginalString;
            await Eventually.TrueAsync(async () => !(await sender.PageAsync(page)).Contains("data-follow", StringComparison.Ordinal), "the roster to be finished");
            return page;
        }

        await HandInAsync([.. Enumerable.Range(1, 20)]);
        // Storage tells times by the second: what comes within the same one may be taken for the older.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var held = await HandInAsync(1, 2, 3);
        Assert.Contains("orang kedua yang harus melepasnya", await sender.PageAsync(held), StringComparison.Ordinal);
        using var own = await sender.SendAsync(held + "/release", await sender.TokenAsync(held), ("reason", "kontrak tujuh belas orang berakhir"));
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var empty = await colleague.SendAsync(held + "/release", await colleague.TokenAsync(held), ("reason", "ya"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var released = await colleague.SendAsync(held + "/release", await colleague.TokenAsync(held), ("reason", "kontrak tujuh belas orang berakhir"));

        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        await Eventually.TrueAsync(async () => (await colleague.PageAsync(held)).Contains("Diterima", StringComparison.Ordinal), "the roster to be accepted");
        var tasks = await colleague.PageAsync("/api/portal/offices/32.78/tasks");
        Assert.Contains("Orang Contoh D", tasks, StringComparison.Ordinal);
        var person = System.Text.RegularExpressions.Regex.Match(tasks, "name=\"person\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
        using var explained = await colleague.SendAsync(
            "/api/portal/offices/32.78/tasks/muster", await colleague.TokenAsync("/api/portal/offices/32.78/tasks"), ("person", person), ("role", "PSM"), ("reason", "resigned"));
        Assert.Equal(HttpStatusCode.SeeOther, explained.StatusCode);
        Assert.DoesNotContain(person, await colleague.PageAsync("/api/portal/offices/32.78/tasks"), StringComparison.Ordinal);
    }
}
