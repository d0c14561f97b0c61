using Microsoft.Playwright;
using SertiKesos.Tests.Support;

namespace SertiKesos.Browser;

/// <summary>An operator lets people in, an office reports, the ministry sees it on the map, publishes and downloads.</summary>
public sealed class NationJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [InlineData("32.77", "32", "Jawa Barat", 1280, true)]
    [InlineData("34.71", "34", "Daerah Istimewa Yogyakarta", 1280, false)]
    [InlineData("33.74", "33", "Jawa Tengah", 360, true)]
    public async Task A_report_changes_the_map_and_an_issue_can_be_taken_home(string region, string province, string name, int width, bool script)
    {
        var look = new Look(width, 800, script);
        var operators = await browser.VisitAsync(look, "--role", "operator");
        await operators.GetByRole(AriaRole.Link, new() { Name = "Kunci akses" }).ClickAsync();
        var office = await MakeKeyAsync(operators, "office", region);
        var ministry = await MakeKeyAsync(operators, "ministry", "");

        var minister = await browser.OpenAsync(look);
        await minister.SignInAsync(ministry.Secret);
        var tile = minister.Locator($"a[href$='/provinces/{province}']").First;
        Assert.Contains("belum ada data", await TileTextAsync(tile), StringComparison.Ordinal);

        var clerk = await browser.OpenAsync(look);
        await clerk.SignInAsync(office.Secret);
        await clerk.UploadAsync("roster.xlsx", Xlsx.Of(
            "Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2).With((8, $"CERT/{region}/2"), (9, new DateOnly(2025, 1, 10)))]).Build().Content);

        // Figures of the nation are half a minute old at most.
        await Eventually.TrueAsync(async () =>
        {
            await minister.ReloadAsync();
            return (await TileTextAsync(tile)).Contains("50,0", StringComparison.Ordinal);
        }, "the tile to change");
        await tile.ClickAsync();
        Assert.Contains(name, await minister.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await minister.GetByRole(AriaRole.Link, new() { Name = "Terbitan" }).First.ClickAsync();
        await minister.GetByRole(AriaRole.Button, new() { Name = "Terbitkan" }).ClickAsync();
        var link = minister.Locator("main a[href$='.xlsx']").First;
        await link.WaitForAsync();
        var download = await minister.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 10_000);

        await operators.GotoAsync("/api/portal/operator/keys");
        await operators.GetByRole(AriaRole.Button, new() { Name = $"Cabut kunci {office.Id}" }).ClickAsync();
        await clerk.GotoAsync($"/api/portal/offices/{region}");
        Assert.Contains("/api/portal/signin", clerk.Url, StringComparison.Ordinal);
    }

    private static async Task<string> TileTextAsync(ILocator tile) =>
        $"{await tile.GetAttributeAsync("aria-label")} {await tile.TextContentAsync()}";

    /// <summary>The key as it is shown this once, and its public name from the list.</summary>
    private static async Task<(string Secret, string Id)> MakeKeyAsync(IPage page, string role, string scope)
    {
        var known = await IdsAsync(page);
        await page.Locator("#role").SelectOptionAsync(role);
        await page.Locator("#scope").FillAsync(scope);
        await page.GetByRole(AriaRole.Button, new() { Name = "Buat kunci" }).ClickAsync();
        var secret = await page.Locator("code.secret").InnerTextAsync();
        var added = (await IdsAsync(page)).Except(known).Single();
        await page.GotoAsync("/api/portal/operator/keys");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        return (secret, added);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(IPage page) => await page.Locator("#key-table tbody code").AllInnerTextsAsync();
}
