using System.Net;
using SertiKesos.Alerts.Answers;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Protection;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The pages behind the links of reminders, as readers, mail programs and scanners meet them.</summary>
public sealed class LetterPagesTests(ServedPortal portal) : IClassFixture<ServedPortal>
{
    private static readonly (string, string) Do = ("act", "do");
    private static readonly (string, string) Undo = ("act", "undo");

    [Fact]
    public async Task A_button_stops_the_reminders_and_another_one_brings_them_back()
    {
        using var reader = new PortalVisitor(portal.App.Http.BaseAddress!);
        var link = LetterDoors.StopPath + Token(LetterWish.Stop, 'a');

        // Scanners follow links: however often it is looked at, nothing happens.
        for (var look = 0; look < 3; look++)
        {
            Assert.Contains("Hentikan pengingat", await reader.PageAsync(link), StringComparison.Ordinal);
        }

        var page = await reader.PageAsync(link);
        Assert.Contains("Dari Dinas Sosial Kota Cimahi ke b***@contoh.go.id.", page, StringComparison.Ordinal);
        using var stopped = await reader.SendAsync(link, null, Do);
        Assert.Equal((HttpStatusCode.SeeOther, link), (stopped.StatusCode, stopped.Headers.Location!.OriginalString));
        Assert.Contains("sudah dihentikan", await reader.PageAsync(link), StringComparison.Ordinal);
        using var resumed = await reader.SendAsync(link, null, Undo);
        Assert.Contains("Hentikan pengingat", await reader.PageAsync(link), StringComparison.Ordinal);
        using var nothing = await reader.SendAsync(link, null);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("Hentikan pengingat", await reader.PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_program_stops_them_with_one_click_and_no_page()
    {
        var link = LetterDoors.StopPath + Token(LetterWish.Stop, 'c');
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await portal.App.Http.PostAsync(new Uri(link, UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var reader = new PortalVisitor(portal.App.Http.BaseAddress!);
        Assert.Contains("sudah dihentikan", await reader.PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_meant_says_so_with_one_button()
    {
        using var reader = new PortalVisitor(portal.App.Http.BaseAddress!);
        var link = LetterDoors.NotMePath + Token(LetterWish.NotMe, 'd');

        Assert.Contains("Ini bukan saya", await reader.PageAsync(link), StringComparison.Ordinal);
        using var said = await reader.SendAsync(link, null, Do);
        Assert.Contains("Terima kasih. Tidak ada lagi pengingat ke alamat ini", await reader.PageAsync(link), StringComparison.Ordinal);
        using var undone = await reader.SendAsync(link, null, Undo);
        Assert.Contains("Ini bukan saya", await reader.PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_no_link_of_ours_gets_the_same_plain_page()
    {
        using var stranger = new PortalVisitor(portal.App.Http.BaseAddress!);
        var token = Token(LetterWish.Stop, 'e');
        var pages = new HashSet<string>();
        foreach (var path in (string[])
        [
            LetterDoors.StopPath + "x", LetterDoors.StopPath + token[..^1], LetterDoors.StopPath + new string('A', 120), LetterDoors.StopPath + Token(LetterWish.NotMe, 'e'),
            LetterDoors.StopPath + "..%2f..%2fetc", LetterDoors.StopPath + "%F0%9F%99%82",
        ])
        {
            using var shown = await stranger.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
            pages.Add((await shown.Content.ReadAsStringAsync()).Replace(WebUtility.HtmlEncode(shown.RequestMessage!.RequestUri!.AbsolutePath), "", StringComparison.Ordinal));
            using var done = await stranger.SendAsync(path, null, Do);
            Assert.Equal(HttpStatusCode.NotFound, done.StatusCode);
        }

        Assert.Contains("Tautan tidak dikenali", pages.First(), StringComparison.Ordinal);
        Assert.Equal("link-unknown", await portal.App.CodeAsync(null, LetterDoors.StopPath + "x"));
    }

    [Fact]
    public async Task Who_tries_too_often_is_made_to_wait()
    {
        using var stranger = new PortalVisitor(portal.App.Http.BaseAddress!);
        stranger.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        var told = HttpStatusCode.OK;
        for (var tries = 0; tries < 90 && told != HttpStatusCode.TooManyRequests; tries++)
        {
            told = await stranger.StatusAsync(LetterDoors.StopPath + "x");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, told);
    }

    private string Token(LetterWish wish, char address)
    {
        var ring = KeyFile.LoadOrCreate(Path.Combine(portal.App.Storage.Folder, OneMachine.StateFolder, "keys.json"));
        return new LetterTokens(ring.Index).Make(new LetterTag(
            wish, new string(address, 32), new string('b', 32), RegionCode.Parse("32.77"), "b***@contoh.go.id"));
    }
}
