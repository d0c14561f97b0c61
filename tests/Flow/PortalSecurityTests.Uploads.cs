using System.Net;
using System.Net.Sockets;
using System.Text;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>What comes in: too large, broken off, slow, in pieces, and active text in what it carries.</content>
public sealed partial class PortalSecurityTests
{
    [Fact]
    public async Task Too_much_is_refused_before_all_of_it_has_come()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.77");
        using var answer = await office.UploadAsync("32.77", await office.TokenAsync("/api/portal/offices/32.77"), "besar.xlsx", new byte[26 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("25 MiB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.76");
        var token = await office.TokenAsync("/api/portal/offices/32.76");
        var cookies = office.Cookies.GetCookieHeader(new Uri(office.Server, "/api/portal/offices/32.76/rosters"));
        var head = $"--b\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNama;NIK\r\n";
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, office.Server.Port);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
                $"POST /api/portal/offices/32.76/rosters HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n{head}"));
            await Task.Delay(500);
        }

        Assert.Contains("Belum ada kiriman", await office.PageAsync("/api/portal/offices/32.76/rosters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_hardly_moves_is_ended_and_holds_nothing_up()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.79");
        var token = await office.TokenAsync("/api/portal/offices/32.79");
        var cookies = office.Cookies.GetCookieHeader(new Uri(office.Server, "/api/portal/offices/32.79/rosters"));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, office.Server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /api/portal/offices/32.79/rosters HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500000\r\n\r\n" +
            $"--b\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNama"));

        // The server gives up on fewer than 240 bytes a second after five.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answer = new byte[4096];
        var count = await stream.ReadAsync(answer, limit.Token);

        Assert.DoesNotContain("HTTP/1.1 2", Encoding.UTF8.GetString(answer, 0, count), StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 5", Encoding.UTF8.GetString(answer, 0, count), StringComparison.Ordinal);
        Assert.Contains("Belum ada kiriman", await office.PageAsync("/api/portal/offices/32.79/rosters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_in_pieces_is_read_and_the_same_file_twice_is_one_submission()
    {
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.75");
        var token = await office.TokenAsync("/api/portal/offices/32.75");
        var roster = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content;
        office.Http.DefaultRequestHeaders.TransferEncodingChunked = true;
        using var first = await office.UploadAsync("32.75", token, "satu.xlsx", roster);
        using var again = await office.UploadAsync("32.75", token, "dua.xlsx", roster);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
    }

    [Fact]
    public async Task What_a_roster_or_its_name_carries_is_text_and_nothing_else()
    {
        const string evil = "<img src=x onerror=alert(1)>\"'";
        using var office = await portal.VisitAsync("--role", "office", "--scope", "32.74");
        var token = await office.TokenAsync("/api/portal/offices/32.74");
        var roster = Xlsx.Of(
            "<i>Lembar",
            [
                SmallRoster.Header, SmallRoster.Row(1, evil).With((6, evil), (2, "12345")), SmallRoster.Row(2, "<script>alert(2)</script>").With((9, evil)),
                SmallRoster.Row(3).With((11, evil)),
            ]).Build().Content;
        using var taken = await office.UploadAsync("32.74", token, "<svg onload=alert(3)>.xlsx", roster);
        var result = taken.Headers.Location!.OriginalString;
        await Eventually.TrueAsync(async () => !(await office.PageAsync(result)).Contains("data-follow", StringComparison.Ordinal), "the roster to be finished");

        foreach (var page in (string[])[result, "/api/portal/offices/32.74", "/api/portal/offices/32.74/rosters", "/api/portal/offices/32.74/people", "/api/portal/offices/32.74/tasks"])
        {
            var html = await office.Http.GetStringAsync(new Uri(page, UriKind.Relative));
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<svg onload", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<i>Lembar", html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
