using Microsoft.Playwright;

namespace SertiKesos.Browser;

/// <summary>The browser of this machine, driven by Playwright; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "chrome.exe", "msedge.exe"];

    private static readonly string[] Elsewhere =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .Concat(Elsewhere)
        .FirstOrDefault(File.Exists);
}

/// <summary>A test that looks with a browser; where none is installed the reason is printed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = "Neither Chromium nor Chrome nor Edge is installed on this machine.";
        }
    }
}

/// <summary>The same with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = "Neither Chromium nor Chrome nor Edge is installed on this machine.";
        }
    }
}

/// <summary>How somebody looks at a page.</summary>
internal sealed record Look(int Width, int Height, bool Script = true, bool Dark = false)
{
    public static Look Desktop { get; } = new(1280, 900);

    public static Look Phone { get; } = new(360, 740);
}

/// <summary>A running browser; each visit has cookies of its own.</summary>
internal sealed class Visits : IAsyncDisposable
{
    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private Visits(IPlaywright driver, IBrowser browser) => (_driver, _browser) = (driver, browser);

    public static async Task<Visits> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        // A container's root may not have a sandbox; only pages of our own are opened.
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Args = ["--no-sandbox"] });
        return new Visits(driver, browser);
    }

    /// <summary>A page in a browser without any history, in Indonesian.</summary>
    /// <param name="inspect">Lets a tool of the test run in the page, past its policy.</param>
    public async Task<IPage> OpenAsync(string address, Look look, bool inspect = false, string locale = "id-ID")
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            JavaScriptEnabled = look.Script,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            BypassCSP = inspect,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
    }
}
