using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using SertiKesos.Platform;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// The storage emulator, run as a child of this process. Its packages are installed once per version into the user's
/// own cache; the process ends when this one does, also after a kill (see <c>azurite/start.cjs</c>).
/// </summary>
internal sealed partial class LocalAzurite : IAsyncDisposable
{
    public const string Version = "3.37.0";

    /// <summary>The published development account of every Azurite: no secret.</summary>
    public const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private LocalAzurite(Process process, IReadOnlyList<int> ports)
    {
        _process = process;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
            $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};" +
            $"TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};");
    }

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    /// <summary>
    /// Starts Azurite with its data in <paramref name="dataDirectory"/> and returns when all three services listen.
    /// A port of 0 takes a free one.
    /// </summary>
    /// <exception cref="SetupException">Node.js is missing, the packages cannot be installed, or a port is taken.</exception>
    public static async Task<LocalAzurite> StartAsync(
        string dataDirectory, int blobPort, int queuePort, int tablePort, Action<string>? progress, CancellationToken cancel)
    {
        var tool = await NodePackages.EnsureInstalledAsync(
            $"azurite-{Version}", Path.Combine(AppContext.BaseDirectory, "azurite"), progress, cancel);
        Directory.CreateDirectory(dataDirectory);
        string Port(int port) => port.ToString(CultureInfo.InvariantCulture);
        var process = NodeTools.StartNode(
            tool,
            "start.cjs", "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", Path.GetFullPath(dataDirectory),
            "--blobPort", Port(blobPort), "--queuePort", Port(queuePort), "--tablePort", Port(tablePort));
        try
        {
            var ports = await ReadPortsAsync(process, cancel);
            // Nobody reads further, so the pipes are drained: a full one would stop the emulator.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new LocalAzurite(process, ports);
        }
        catch
        {
            Kill(process);
            throw;
        }
    }

    /// <summary>Starts Azurite on free ports with its data in <paramref name="dataDirectory"/>.</summary>
    public static Task<LocalAzurite> StartAsync(string dataDirectory, Action<string>? progress, CancellationToken cancel) =>
        StartAsync(dataDirectory, 0, 0, 0, progress, cancel);

    /// <summary>Whether an Azurite serves blobs at that port.</summary>
    /// <exception cref="SetupException">Something else listens there.</exception>
    public static async Task<bool> ListensAsync(int port, CancellationToken cancel)
    {
        using (var client = new TcpClient())
        {
            try
            {
                await client.ConnectAsync("127.0.0.1", port, cancel);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{Account}?comp=list")), HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or FormatException && !cancel.IsCancellationRequested)
        {
            // It does not speak HTTP, or does not answer.
        }

        throw new SetupException(Taken(string.Create(CultureInfo.InvariantCulture, $"port {port}")));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.HasExited)
        {
            _process.Dispose();
            return;
        }

        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(_process);
        }

        _process.Dispose();
    }

    private static async Task<IReadOnlyList<int>> ReadPortsAsync(Process process, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        while (ports.Count < 3)
        {
            string? line;
            try
            {
                line = await process.StandardOutput.ReadLineAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                throw new SetupException("Azurite tidak siap dalam 60 detik. Coba lagi; bila berulang, hapus folder datanya.");
            }

            if (line is null)
            {
                throw new SetupException(Explain(await process.StandardError.ReadToEndAsync(cancel)));
            }

            if (Listening().Match(line) is { Success: true } match)
            {
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
            }
        }

        return [ports["Blob"], ports["Queue"], ports["Table"]];
    }

    private static string Explain(string error) =>
        error.Contains("EADDRINUSE", StringComparison.Ordinal)
            ? Taken(InUse().Match(error) is { Success: true } match ? $"port {match.Groups["port"].Value}" : "salah satu portnya (10000, 10001, 10002)")
            : "Azurite tidak dapat dijalankan. Pesannya: " +
              (error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "(kosong)");

    private static string Taken(string port) =>
        $"Azurite, penyimpanan lokal, tidak dapat dipakai karena {port} dipakai program lain. Tutup program itu, " +
        $"atau arahkan {StorageAccess.Setting} ke penyimpanan yang lain.";

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^:]+:(?<port>\d+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"EADDRINUSE[^\n]*:(?<port>\d+)")]
    private static partial Regex InUse();
}
