using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Bench;

/// <summary>
/// The built service on an emulator of its own, as an office meets it: how long until the first answer after a start, and
/// from the upload of a roster to its receipt.
/// </summary>
internal static class UploadBench
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <param name="program">The built service (<c>sertikesos.dll</c>), of this version or of another.</param>
    /// <param name="roster">The workbook that is uploaded; in each run the comment of its archive makes it another file.</param>
    public static async Task<bool> RunAsync(string program, string roster, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-bench-").FullName;
        await using (var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), Console.Error.WriteLine, CancellationToken.None))
        {
            var starts = new List<double>();
            for (var run = 0; run < 3; run++)
            {
                await using var service = await Service.StartAsync(program, folder, azurite.ConnectionString);
                starts.Add(service.FirstAnswer.TotalSeconds);
            }

            await using var serving = await Service.StartAsync(program, folder, azurite.ConnectionString);
            var content = await File.ReadAllBytesAsync(roster);
            // The last two bytes are the length of a comment.
            content[^2] = 1;
            var uploads = new List<double>();
            for (var run = 0; run <= runs; run++)
            {
                var took = await serving.UploadAsync([.. content, (byte)run]);
                // The first one pays for the compiler.
                if (run > 0)
                {
                    uploads.Add(took.TotalSeconds);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to first answer: {Median(starts):0.00} s (median of {starts.Count})"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"upload to receipt: {Median(uploads):0.00} s (median of {uploads.Count}; {uploads.Min():0.00} to {uploads.Max():0.00})"));
            var holds = Median(starts) < 2;
            Console.WriteLine($"target: first answer in less than 2 s: {(holds ? "holds" : "MISSED")}");
            return holds;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Service : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _http;

        private Service(Process process, HttpClient http, TimeSpan firstAnswer) => (_process, _http, FirstAnswer) = (process, http, firstAnswer);

        public TimeSpan FirstAnswer { get; }

        public static async Task<Service> StartAsync(string program, string folder, string connection)
        {
            var url = $"http://127.0.0.1:{FreePort()}";
            var start = new ProcessStartInfo("dotnet", [program, "--urls", url, "--as-of=2026-11-24"])
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
            while (!await AnswersAsync(http))
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The service ended with {process.ExitCode}.");
                }

                await Task.Delay(Look);
            }

            return new Service(process, http, clock.Elapsed);
        }

        /// <summary>Uploads as the operator whose key the first start left, and waits until the submission is finished.</summary>
        public async Task<TimeSpan> UploadAsync(byte[] content)
        {
            var key = (await File.ReadAllTextAsync(Path.Combine(_process.StartInfo.WorkingDirectory, ".sertikesos", "operator.key"))).Trim();
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
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
}
