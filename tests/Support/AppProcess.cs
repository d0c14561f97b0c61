using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace SertiKesos.Tests.Support;

/// <summary>The built program as a process of its own: started, asked, stopped or killed.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private AppProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>Starts the program in <paramref name="folder"/>; variables with a null value are taken away from it.</summary>
    public static AppProcess Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        StartProgram("sertikesos.dll", folder, arguments, environment);

    /// <summary>Starts the rigs' own program, which stands beside their tests.</summary>
    public static AppProcess StartRig(string folder, IEnumerable<string> arguments) => StartProgram("SertiKesos.Rigs.dll", folder, arguments);

    /// <summary>Starts a program by its path; a bare name is one beside the tests.</summary>
    public static AppProcess StartProgram(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment.Remove("AzureWebJobsStorage");
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>Starts the service on a free port and waits until it says that it is ready.</summary>
    public static async Task<AppProcess> ServeAsync(string folder, string connection, params IEnumerable<string> more)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var app = Start(folder, ["serve", $"--set=AzureWebJobsStorage={connection}", "--urls", url, .. more]);
        app.Url = url;
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            Assert.False(app._process.HasExited, $"The service ended: {app.Error}");
            try
            {
                // Work that stands still, such as a roster set aside before, is no reason not to start.
                using var answer = await http.GetAsync(new Uri($"{url}/api/health/ready"), limit.Token);
                if (JsonNode.Parse(await answer.Content.ReadAsStringAsync(limit.Token))?["parts"]?.AsArray().All(part => (bool)part!["ready"]!) == true)
                {
                    return app;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, limit.Token);
        }
    }

    public string Url { get; private set; } = "";

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>What the process had used of the processors when it was killed.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>The most memory that the process has held so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Ends the process at once, as the kernel or a power cut would.</summary>
    public async Task KillAsync()
    {
        ProcessorTime = _process.TotalProcessorTime;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // By its full path, so that a test may take the search path away.
    private static string Dotnet { get; } = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
