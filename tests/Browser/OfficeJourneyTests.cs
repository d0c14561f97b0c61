using Microsoft.Playwright;
using SertiKesos.Tests.Support;

namespace SertiKesos.Browser;

/// <summary>A clerk hands in a roster that is wrong, reads what to mend, and sees the figures after it is mended.</summary>
public sealed class OfficeJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [InlineData("32.77", 1280, true)]
    [InlineData("32.71", 1280, false)]
    [InlineData("32.72", 360, true)]
    [InlineData("32.73", 360, false)]
    public async Task A_clerk_mends_a_roster_from_what_the_page_says(string region, int width, bool script)
    {
        var page = await browser.VisitAsync(new Look(width, 800, script), "--role", "office", "--scope", region);
        // People of their own, so that nobody stands in two regions.
        var first = 1 + (5 * (region[^1] - '0'));
        Assert.Contains("Langkah berikut: kirim roster pertama", await page.MainAsync(), StringComparison.Ordinal);

        var wrong = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(first), SmallRoster.Row(first + 1), SmallRoster.Row(first + 2), SmallRoster.Row(first + 3, "Yang Salah").With((2, "12345"))]).Build().Content;
        await page.UploadAsync("roster november.xlsx", wrong);
        var told = await page.MainAsync();
        Assert.Contains("roster november.xlsx", told, StringComparison.Ordinal);
        Assert.Contains("Diterima dengan catatan", told, StringComparison.Ordinal);
        Assert.Contains("NIK", told, StringComparison.Ordinal);
        Assert.Contains("Yang Salah", told, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Beranda" }).ClickAsync();
        Assert.Contains("1 orang dengan identitas belum pasti", await page.MainAsync(), StringComparison.Ordinal);

        // Storage tells times by the second: what comes within the same one may be taken for the older.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var right = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(first), SmallRoster.Row(first + 1), SmallRoster.Row(first + 2), SmallRoster.Row(first + 3, "Yang Salah")]).Build().Content;
        await page.UploadAsync("roster november 2.xlsx", right);
        Assert.Contains("Diterima", await page.Locator("#result").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Beranda" }).ClickAsync();
        var home = await page.MainAsync();
        Assert.DoesNotContain("belum pasti", home, StringComparison.Ordinal);
        Assert.Contains("dari 4 orang", home, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.GotoAsync($"/api/portal/offices/{region}");
        Assert.Contains("/api/portal/signin?next=", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_revoked_key_is_out_with_the_next_click()
    {
        var page = await browser.VisitAsync(Look.Desktop, "--role", "office", "--scope", "32.74");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sesi dan keamanan" }).ClickAsync();
        var id = (await page.Locator("code").First.InnerTextAsync()).Split(':')[1];
        await browser.App.VerbAsync(0, "access", "revoke", id);

        await page.GetByRole(AriaRole.Link, new() { Name = "Beranda" }).ClickAsync();

        Assert.Contains("/api/portal/signin", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_file_that_is_too_large_is_told_before_it_is_sent()
    {
        var page = await browser.VisitAsync(Look.Desktop, "--role", "office", "--scope", "32.74");
        var file = Path.GetTempFileName();
        try
        {
            await using (var content = File.OpenWrite(file))
            {
                content.SetLength(26 * 1024 * 1024);
            }

            await page.Locator("#file").SetInputFilesAsync(file);
            Assert.Contains("lebih besar dari 25 MiB", await page.Locator("form[data-upload] [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [BrowserFact]
    public async Task The_language_is_remembered()
    {
        var page = await browser.VisitAsync(Look.Desktop, "--role", "office", "--scope", "32.74");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Next: submit the first roster" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Submissions", Exact = true }).ClickAsync();

        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }
}
