using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace SertiKesos.Bench;

/// <summary>The built service as a child of this process, with the key of its first operator.</summary>
internal sealed class BenchService : IAsyncDisposable
{
    private static readonly string KeyFile = Path.Combine(".sertikesos", "operator.key");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly HttpClient _http;

    private BenchService(Process process, HttpClient http, TimeSpan firstAnswer) => (_process, _http, FirstAnswer) = (process, http, firstAnswer);

    public TimeSpan FirstAnswer { get; }

    public HttpClient Http => _http;

    /// <summary>The key that the first start left.</summary>
    public string Key => File.ReadAllText(Path.Combine(_process.StartInfo.WorkingDirectory, KeyFile)).Trim();

    /// <summary>Processor time so far.</summary>
    public TimeSpan Work
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<BenchService> StartAsync(string program, string folder, string connection, params string[] more)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [program, "--urls", url, "--as-of=2026-11-24", .. more])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = connection;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var http = new HttpClient { BaseAddress = new Uri(url) };
        while (!await AnswersAsync(http) || !File.Exists(Path.Combine(folder, KeyFile)))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The service ended with {process.ExitCode}.");
            }

            await Task.Delay(Look);
        }

        return new BenchService(process, http, clock.Elapsed);
    }

    /// <summary>Uploads as the operator whose key the first start left, and waits until the submission is finished.</summary>
    public async Task<TimeSpan> UploadAsync(byte[] content)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var clock = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/32.77") { Content = new ByteArrayContent(content) };
        request.Headers.Add("X-File-Name", "roster.xlsx");
        using var taken = await _http.SendAsync(request);
        var status = (string)JsonNode.Parse(await taken.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["status"]!;
        while ((bool?)JsonNode.Parse(await _http.GetStringAsync(status))!["finished"] != true)
        {
            await Task.Delay(Look);
        }

        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/api/health/live")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
