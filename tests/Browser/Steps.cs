using Microsoft.Playwright;

namespace SertiKesos.Browser;

/// <summary>What people do on the pages.</summary>
internal static class Steps
{
    public static async Task SignInAsync(this IPage page, string key)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Kunci akses").FillAsync(key);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).WaitForAsync();
    }

    /// <summary>Chooses a file on the page that is open, sends it, and waits until its result stands there.</summary>
    public static async Task UploadAsync(this IPage page, string name, byte[] content)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.GetByRole(AriaRole.Button, new() { Name = "Unggah dan periksa" }).ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/rosters/", StringComparison.Ordinal));
        // Without script the page asks for itself again.
        await page.Locator("#result").WaitForAsync();
    }

    public static Task<string> MainAsync(this IPage page) => page.Locator("main").InnerTextAsync();
}
