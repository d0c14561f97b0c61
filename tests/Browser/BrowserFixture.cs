using Microsoft.Playwright;
using SertiKesos.Tests.Support;

namespace SertiKesos.Browser;

/// <summary>The built program on storage of its own, and a browser to look at it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private Visits? _visits;

    internal ServedApp App { get; private set; } = null!;

    private string Address => App.Http.BaseAddress!.ToString();

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        App = await ServedApp.StartAsync("--as-of", "2026-11-24");
        _visits = await Visits.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_visits is not null)
        {
            await _visits.DisposeAsync();
        }

        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }

    /// <summary>A browser in which somebody with a new key has signed in.</summary>
    /// <param name="key">As the verb takes it.</param>
    internal async Task<IPage> VisitAsync(Look look, params string[] key)
    {
        var page = await OpenAsync(look);
        await page.SignInAsync(await App.KeyAsync(key));
        return page;
    }

    internal Task<IPage> OpenAsync(Look look, bool inspect = false) => _visits!.OpenAsync(Address, look, inspect);
}
