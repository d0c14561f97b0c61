using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Browser;

/// <summary>Every page is fit for everybody: screen readers, keyboards, narrow and wide screens, the dark, slow lines, paper.</summary>
public sealed class PageQualityTests(BrowserFixture browser, ITestOutputHelper output) : IClassFixture<BrowserFixture>
{
    /// <summary>Without data, which there is little of here.</summary>
    private const int LargestPage = 60 * 1024;

    private static readonly string[] OfficePages =
        ["/api/portal/offices/32.77", "/api/portal/offices/32.77/rosters", "/api/portal/offices/32.77/people", "/api/portal/offices/32.77/tasks", "/api/portal/session"];

    private static readonly string[] Everybodys = ["/api/portal/issues", "/api/portal/statements", "/api/portal/meanings", "/api/portal/api"];

    private static readonly (string Role, string Scope, string[] Pages)[] Readers =
    [
        ("office", "32.77", [.. OfficePages, .. Everybodys]),
        ("province", "32", ["/api/portal/provinces/32", "/api/portal/regions/32.77", "/api/portal/board", "/api/portal/offices/32.77", "/api/portal/statements"]),
        ("centre", "II", ["/api/portal/centres/II", "/api/portal/statements"]),
        ("ministry", "", ["/api/portal/nation", "/api/portal/board", "/api/portal/offices/32.77/people", .. Everybodys]),
        ("operator", "", ["/api/portal/operator", "/api/portal/operator/keys", "/api/portal/offices/32.77"]),
    ];

    /// <summary>514 offices in a table: data, and no more than so much of it.</summary>
    private static readonly string[] Tables = ["/api/portal/board"];

    [BrowserFact]
    public async Task No_page_shuts_anybody_out()
    {
        var submission = await FillAsync();
        var faults = new List<string>();
        foreach (var (role, scope, pages) in Readers)
        {
            var key = await KeyAsync(role, scope);
            foreach (var dark in (bool[])[false, true])
            {
                var page = await browser.OpenAsync(Look.Desktop with { Dark = dark }, inspect: true);
                if (role == "office")
                {
                    await page.GotoAsync("/api/portal/signin");
                    faults.AddRange(await FaultsAsync(page, "signin"));
                }

                await page.SignInAsync(key);
                foreach (var address in role == "office" ? [.. pages, $"/api/portal/offices/32.77/rosters/{submission}"] : pages)
                {
                    await page.GotoAsync(address);
                    faults.AddRange(await FaultsAsync(page, $"{role} {address}{(dark ? " dark" : "")}"));
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.Equal("", string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task No_page_is_wider_than_its_screen_or_heavier_than_a_slow_line_bears()
    {
        var submission = await FillAsync();
        var faults = new List<string>();
        foreach (var (role, scope, pages) in Readers)
        {
            var key = await KeyAsync(role, scope);
            foreach (var width in (int[])[320, 768, 3840])
            {
                var page = await browser.OpenAsync(new Look(width, 800));
                await page.SignInAsync(key);
                foreach (var address in role == "office" ? [.. pages, $"/api/portal/offices/32.77/rosters/{submission}"] : pages)
                {
                    var answer = await page.GotoAsync(address);
                    var bytes = (await answer!.BodyAsync()).Length;
                    var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                    if (wide > width)
                    {
                        faults.Add($"{role} {address} is {wide} wide on {width}");
                    }

                    if (bytes > LargestPage && !Tables.Contains(address))
                    {
                        faults.Add($"{role} {address} has {bytes} bytes");
                    }
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.Equal("", string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task A_roster_is_handed_in_by_keyboard_alone()
    {
        var key = await KeyAsync("office", "32.76");
        var page = await browser.OpenAsync(Look.Desktop);
        await page.GotoAsync("/");
        // Skip link, brand, then the field.
        await TabToAsync(page, "key");
        await page.Keyboard.TypeAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).WaitForAsync();
        await TabToAsync(page, "file");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "roster.xlsx",
            MimeType = "application/octet-stream",
            Buffer = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(20)]).Build().Content,
        });
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#result").WaitForAsync();

        Assert.Contains("Diterima", await page.Locator("#result").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var press = 0; press < 40; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.id") == id)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not come to {id}.");
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name)
    {
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        output.WriteLine($"{name}: {found.Violations.Length}");
        return [.. found.Violations.Select(fault => $"{name}: {fault.Id} {fault.Nodes[0].Html}")];
    }

    private Task<string> KeyAsync(string role, string scope) =>
        browser.App.KeyAsync(scope.Length == 0 ? ["--role", role] : ["--role", role, "--scope", scope]);

    /// <summary>A roster with findings of each level, people in each state, and somebody missing; handed in twice it is the same.</summary>
    private async Task<string> FillAsync()
    {
        var key = await KeyAsync("office", "32.77");
        var before = Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(1, 9).Select(serial => SmallRoster.Row(serial))]).Build().Content;
        await browser.App.HandInAsync(key, "32.77", before, "Oktober.xlsx");
        var after = Xlsx.Of(
            "Data",
            [
                SmallRoster.Header, .. Enumerable.Range(1, 5).Select(serial => SmallRoster.Row(serial)),
                SmallRoster.Row(6).With((8, "CERT/6"), (9, new DateOnly(2022, 1, 10))), SmallRoster.Row(7).With((8, "CERT/7"), (9, new DateOnly(2019, 1, 10))),
                SmallRoster.Row(8, "Yang <b>Salah</b>").With((2, "12345")), SmallRoster.Row(10).With((9, new DateOnly(2062, 5, 12)), (8, "CERT/10")),
            ]).Build().Content;
        return (string)(await browser.App.HandInAsync(key, "32.77", after, "November.xlsx"))["submission"]!;
    }
}
