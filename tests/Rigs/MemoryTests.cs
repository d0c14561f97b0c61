using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SertiKesos.Rosters.Reading;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>What measures a process has the machine for itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredRun
{
    public const string Name = "measured";
}

/// <summary>Hundreds of uploads and exports at the limits at once: those that there is no room for are told when to come back.</summary>
[Collection(MeasuredRun.Name)]
public sealed class MemoryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Uploads = 200;
    private const int Exports = 20;
    private const long Most = 600L * 1024 * 1024;

    private PrivateStorage _storage = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _app = await AppProcess.ServeAsync(_storage.Folder, _storage.ConnectionString, "--set", "Limits:RequestsPerMinute=100000");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task The_process_keeps_within_its_memory_whatever_comes_at_once()
    {
        // A body is sent once the service has room for it.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(_app.Url), Timeout = TimeSpan.FromMinutes(5) };
        await Eventually.TrueAsync(() => _app.Output.Contains("SertiKesos berjalan", StringComparison.Ordinal));
        var key = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Path.Combine(_storage.Folder, ".sertikesos", "operator.key"))).Trim());
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var person = $"{{ \"nik\": \"{Canaries.Nik(1)}\" }}";
        Assert.Equal(HttpStatusCode.Accepted, await UploadAsync(new ByteArrayContent(Canaries.Roster(Enumerable.Range(1, 400))), "roster.xlsx"));
        await Eventually.TrueAsync(async () => await ExportAsync() == HttpStatusCode.OK, "the first roster to be accepted");

        // Exports search what lies there, the large ones included that come meanwhile.
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, Exports).Select(async _ => Count("export", await ExportAsync()))),
            Task.WhenAll(Enumerable.Range(0, Uploads).Select(async number => Count("upload", await UploadAsync(new LargeFile(number), "roster.csv")))));
        await Task.WhenAll(Enumerable.Range(0, Exports).Select(async _ => Count("export", await ExportAsync())));
        // What was let in is worked on, not only held.
        await Task.Delay(TimeSpan.FromSeconds(20));

        var peak = _app.PeakMemory;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"MEMORY peak {peak / 1024 / 1024} MiB; {string.Join(", ", answers.Select(answer => $"{answer.Key} {answer.Value}"))}"));
        Assert.True(peak < Most, string.Create(CultureInfo.InvariantCulture, $"The process took {peak / 1024 / 1024} MiB."));
        Assert.All(answers.Keys, answer => Assert.Matches("(Accepted|OK|TooManyRequests)$", answer));
        Assert.Contains("upload Accepted", answers.Keys);
        Assert.Contains("export OK", answers.Keys);

        void Count(string what, HttpStatusCode status)
        {
            lock (answers)
            {
                answers[$"{what} {status}"] = answers.GetValueOrDefault($"{what} {status}") + 1;
            }
        }

        async Task<HttpStatusCode> UploadAsync(HttpContent content, string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/32.77") { Content = content };
            request.Headers.Authorization = key;
            request.Headers.Add("X-File-Name", name);
            request.Headers.ExpectContinue = true;
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }

        async Task<HttpStatusCode> ExportAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rights/export") { Content = new StringContent(person) };
            request.Headers.Authorization = key;
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    /// <summary>A file at the limit, each another: one line, one letter a cell, no text at all; made as it is sent.</summary>
    private sealed class LargeFile(int number) : HttpContent
    {
        private const int Chunk = 60 * 1024;
        private const int Chunks = RosterGate.MaxBytes / Chunk;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var chance = new Random(number);
            var chunk = new byte[Chunk];
            for (var sent = 0; sent < Chunks; sent++)
            {
                Fill(chunk, chance);
                if (sent == 0)
                {
                    Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"n{number:0000},")).CopyTo(chunk, 0);
                }

                await stream.WriteAsync(chunk);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = (long)Chunk * Chunks;
            return true;
        }

        private void Fill(byte[] chunk, Random chance)
        {
            switch (number % 3)
            {
                case 0:
                    Array.Fill(chunk, (byte)'a');
                    break;
                case 1:
                    for (var at = 0; at < chunk.Length; at++)
                    {
                        chunk[at] = (byte)(at % 60 == 59 ? '\n' : at % 2 == 0 ? 'a' : ',');
                    }

                    break;
                default:
                    chance.NextBytes(chunk);
                    break;
            }
        }
    }
}
