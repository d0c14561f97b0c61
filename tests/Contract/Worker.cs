using System.Globalization;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Tests.Contract.Protocol;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Contract;

/// <summary>The built Function App as a process, started and spoken to as the Functions host does it.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private const int MaxMessageBytes = 128 * 1024 * 1024;
    private const string Correlation = "x-ms-invocation-id";

    private readonly WebApplication _host;
    private readonly WorkerStream _stream;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    private Worker(WebApplication host, WorkerStream stream, AppProcess process) => (_host, _stream, Process) = (host, stream, process);

    /// <summary>The folder that the build makes for the Functions host.</summary>
    public static string AppFolder { get; } = Repository.PathOf(
        "artifacts", "bin", "Functions", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    public AppProcess Process { get; }

    /// <summary>The place in the host's own trace that invocations are sent with; none by itself.</summary>
    public string TraceParent { get; set; } = "";

    public IReadOnlyList<RpcLog> Logs => _stream.Logs;

    public WorkerInitResponse Init { get; private set; } = new();

    public IReadOnlyList<RpcFunctionMetadata> Functions { get; private set; } = [];

    public IReadOnlyList<FunctionLoadResponse> Loaded { get; private set; } = [];

    /// <summary>Starts the process and nothing more.</summary>
    public static async Task<Worker> LaunchAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var stream = new WorkerStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = MaxMessageBytes);
        builder.Services.AddSingleton(stream);
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var host = builder.Build();
        host.MapGrpcService<WorkerStream>();
        await host.StartAsync();
        var process = AppProcess.StartProgram(
            Path.Combine(AppFolder, "SertiKesos.Functions.dll"), AppFolder, Arguments(new Uri(host.Urls.Single())), Environment(settings));
        return new Worker(host, stream, process);
    }

    /// <summary>Starts the process and does what the host does before the first event: init, metadata, load.</summary>
    public static async Task<Worker> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var worker = await LaunchAsync(settings);
        try
        {
            await worker.PrepareAsync();
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fires a function by its trigger.</summary>
    public async Task<InvocationResponse> InvokeAsync(string function, string parameter, TypedData input, params (string Name, string Value)[] metadata) =>
        await InvokeAsync(Request(function, parameter, input, metadata));

    /// <summary>What the host does with a request: the invocation goes over the stream, the request itself to the worker's port.</summary>
    public async Task<(InvocationResponse Invocation, HttpResponseMessage Answer)> SendAsync(
        string function, HttpRequestMessage request, params (string Name, string Value)[] route)
    {
        var invocation = Request(function, "request", new TypedData { Http = new RpcHttp() }, route);
        request.RequestUri = new Uri(new Uri(Init.Capabilities["HttpUri"]), request.RequestUri!);
        request.Headers.Add(Correlation, invocation.InvocationId);
        var invoked = InvokeAsync(invocation);
        var answered = _http.SendAsync(request);
        await Task.WhenAll(invoked, answered);
        return (await invoked, await answered);
    }

    /// <summary>Tells the worker to end and returns the exit code that it ended with by itself.</summary>
    public async Task<int> TerminateAsync()
    {
        _stream.Post(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) } });
        return await Process.ExitCodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private async Task PrepareAsync()
    {
        var ended = Process.ExitCodeAsync();
        if (await Task.WhenAny(_stream.Started, ended) == ended)
        {
            Assert.Fail($"The worker ended with {await ended} before it spoke: {Process.Error}");
        }

        Init = (await _stream.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1037.0", WorkerDirectory = AppFolder, FunctionAppDirectory = AppFolder },
        })).WorkerInitResponse;
        var metadata = (await _stream.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = AppFolder },
        })).FunctionMetadataResponse;
        Assert.True(metadata.Result.Status == StatusResult.Types.Status.Success, metadata.Result.Exception?.Message);
        Functions = metadata.FunctionMetadataResults;

        var loaded = new List<FunctionLoadResponse>();
        foreach (var function in Functions)
        {
            _ids.Add(function.Name, function.FunctionId);
            loaded.Add((await _stream.AskAsync(new StreamingMessage
            {
                FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
            })).FunctionLoadResponse);
        }

        Loaded = loaded;
    }

    private InvocationRequest Request(string function, string parameter, TypedData input, (string Name, string Value)[] metadata)
    {
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = _ids[function],
            InputData = { new ParameterBinding { Name = parameter, Data = input } },
            TraceContext = new RpcTraceContext { TraceParent = TraceParent },
            RetryContext = new RetryContext(),
        };
        foreach (var (name, value) in metadata)
        {
            request.TriggerMetadata.Add(name, new TypedData { String = value });
        }

        return request;
    }

    private async Task<InvocationResponse> InvokeAsync(InvocationRequest request) =>
        (await _stream.AskAsync(new StreamingMessage { InvocationRequest = request })).InvocationResponse;

    /// <summary>Both forms, as the host gives them; the worker of today reads the second.</summary>
    private static string[] Arguments(Uri host)
    {
        var worker = Guid.NewGuid().ToString();
        var request = Guid.NewGuid().ToString();
        var length = MaxMessageBytes.ToString(CultureInfo.InvariantCulture);
        return
        [
            "--host", host.Host, "--port", host.Port.ToString(CultureInfo.InvariantCulture), "--workerId", worker, "--requestId", request,
            "--grpcMaxMessageLength", length,
            "--functions-uri", host.AbsoluteUri, "--functions-worker-id", worker, "--functions-request-id", request,
            "--functions-grpc-max-message-length", length,
        ];
    }

    private static Dictionary<string, string?> Environment(IReadOnlyDictionary<string, string?> settings) => new(settings, StringComparer.Ordinal)
    {
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        ["FUNCTIONS_WORKER_DIRECTORY"] = AppFolder,
        ["FUNCTIONS_APPLICATION_DIRECTORY"] = AppFolder,
    };
}
