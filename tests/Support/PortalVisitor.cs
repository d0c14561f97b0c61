using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Tests.Support;

/// <summary>The built program, shared by the tests of a class.</summary>
public sealed class ServedPortal : IAsyncLifetime
{
    internal ServedApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>Somebody who has signed in with a new key.</summary>
    internal async Task<PortalVisitor> VisitAsync(params string[] key)
    {
        var visitor = new PortalVisitor(App.Http.BaseAddress!);
        await visitor.SignInAsync(await App.KeyAsync(key));
        return visitor;
    }
}

/// <summary>A browser without a screen: keeps cookies, sends the forms that pages show, follows nothing by itself.</summary>
internal sealed partial class PortalVisitor : IDisposable
{
    private readonly HttpClient _http;

    public PortalVisitor(Uri server)
    {
        Server = server;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public Uri Server { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    public async Task SignInAsync(string key)
    {
        using var answer = await TrySignInAsync(key);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public async Task<HttpResponseMessage> TrySignInAsync(string key, string? next = null)
    {
        var token = await TokenAsync("/api/portal/signin");
        return await SendAsync("/api/portal/signin", token, ("key", key), ("next", next ?? ""));
    }

    public async Task<string> PageAsync(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>The token of the forms on a page.</summary>
    public async Task<string> TokenAsync(string address) => Token().Match(await PageAsync(address)).Groups["token"].Value;

    public async Task<HttpResponseMessage> SendAsync(string address, string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        if (token is not null)
        {
            all = all.Prepend(KeyValuePair.Create(Frame.FormField, token));
        }

        using var form = new FormUrlEncodedContent(all);
        return await _http.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public async Task<HttpResponseMessage> UploadAsync(string region, string? token, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), Frame.FormField);
        }

        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = "\"" + name.Replace("\"", "%22", StringComparison.Ordinal) + "\"" };
        form.Add(file);
        return await _http.PostAsync(new Uri($"/api/portal/offices/{region}/rosters", UriKind.Relative), form);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
