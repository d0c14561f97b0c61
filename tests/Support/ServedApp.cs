using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SertiKesos.Tests.Support;

/// <summary>What the built program answered: the status, the kind of content, and the content as JSON.</summary>
internal sealed record ServedAnswer(HttpStatusCode Status, string? Type, JsonNode Body)
{
    public string? Code => (string?)Body["code"];
}

/// <summary>The built program serving on storage of its own, asked over HTTP with keys, and its verbs on the same storage.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly List<AppProcess> _verbs = [];
    private AppProcess _app;

    private ServedApp(PrivateStorage storage, AppProcess app)
    {
        Storage = storage;
        _app = app;
        Http = Client(app);
    }

    public PrivateStorage Storage { get; }

    public HttpClient Http { get; private set; }

    /// <summary>What the answers to all questions but those put to <see cref="Http"/> itself are held against.</summary>
    public ApiContract Contract { get; } = new();

    /// <summary>Everything that the program and its verbs have written so far.</summary>
    public IEnumerable<string> Said => _verbs.Append(_app).SelectMany(process => new[] { process.Output, process.Error });

    public static async Task<ServedApp> StartAsync(params string[] arguments)
    {
        var storage = await PrivateStorage.StartAsync();
        return new ServedApp(storage, await AppProcess.ServeAsync(storage.Folder, storage.ConnectionString, arguments));
    }

    /// <summary>The program on a storage that is there already, which goes with it.</summary>
    public static async Task<ServedApp> StartOnAsync(PrivateStorage storage, params string[] arguments) =>
        new(storage, await AppProcess.ServeAsync(storage.Folder, storage.ConnectionString, arguments));

    /// <summary>Ends the program and starts it again on the same storage, such as on another day.</summary>
    public async Task StartAgainAsync(params string[] arguments)
    {
        await _app.KillAsync();
        _verbs.Add(_app);
        Http.Dispose();
        _app = await AppProcess.ServeAsync(Storage.Folder, Storage.ConnectionString, arguments);
        Http = Client(_app);
    }

    /// <summary>A key as the operator makes one.</summary>
    public Task<string> KeyAsync(params string[] arguments) => VerbAsync(0, ["access", "create", .. arguments]);

    /// <summary>What a verb prints, without the line's end; its exit code must be the expected one.</summary>
    public async Task<string> VerbAsync(int exitCode, params string[] arguments)
    {
        var verb = AppProcess.Start(Storage.Folder, arguments, new Dictionary<string, string?> { ["AzureWebJobsStorage"] = Storage.ConnectionString });
        _verbs.Add(verb);
        var code = await verb.ExitCodeAsync();
        Assert.True(code == exitCode, $"{string.Join(' ', arguments)}: {code} {verb.Error}");
        return verb.Output.Trim('\r', '\n');
    }

    public static HttpRequestMessage Request(string? key, HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    public async Task<ServedAnswer> SendAsync(string? key, HttpMethod method, string path, string? body = null)
    {
        using var request = Request(key, method, path, body);
        return await AnswerAsync(request);
    }

    /// <summary>The answer, which must be as the API is described.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        // The client makes the address of a request that is sent a whole one.
        var path = request.RequestUri!.OriginalString;
        var answer = await Http.SendAsync(request);
        await Contract.CheckAsync(request.Method, path, answer);
        return answer;
    }

    public async Task<byte[]> BytesAsync(string? key, string path)
    {
        using var request = Request(key, HttpMethod.Get, path);
        using var answer = await AskAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public async Task<JsonNode> JsonAsync(string? key, string path) => (await SendAsync(key, HttpMethod.Get, path)).Body;

    /// <summary>The code of the problem that a question is answered with; null where it is no problem.</summary>
    public async Task<string?> CodeAsync(string? key, string path) => (await SendAsync(key, HttpMethod.Get, path)).Code;

    public async Task<ServedAnswer> UploadAsync(string? key, string region, byte[] content, string name)
    {
        using var request = Request(key, HttpMethod.Post, $"/api/rosters/{region}");
        request.Content = new ByteArrayContent(content);
        request.Headers.Add("X-File-Name", name);
        return await AnswerAsync(request);
    }

    /// <summary>A submission as the API shows it once it is finished.</summary>
    public Task<JsonNode> FinishedAsync(string key, string status) => Eventually.FindAsync(
        async () => await JsonAsync(key, status) is var shown && (bool?)shown["finished"] == true ? shown : null, "the roster to be finished");

    /// <summary>Uploads a roster and waits until it is finished.</summary>
    public async Task<JsonNode> HandInAsync(string key, string region, byte[] content, string name = "roster.xlsx") =>
        await FinishedAsync(key, (string)(await UploadAsync(key, region, content, name)).Body["status"]!);

    /// <summary>Waits until the newest issue of a period is out with all its workbooks.</summary>
    public Task PublishedAsync(string key, string period) => Eventually.FindAsync(
        async () => await JsonAsync(key, $"/api/summaries/{period}") is var shown && (string?)shown["issues"]![0]!["state"] != "writing" ? shown : null,
        $"the issue of {period} to be out");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var verb in _verbs)
        {
            await verb.DisposeAsync();
        }

        await _app.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static HttpClient Client(AppProcess app) => new() { BaseAddress = new Uri(app.Url) };

    private async Task<ServedAnswer> AnswerAsync(HttpRequestMessage request)
    {
        using var answer = await AskAsync(request);
        return new ServedAnswer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
