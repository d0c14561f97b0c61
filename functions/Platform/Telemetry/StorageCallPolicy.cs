using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SertiKesos.Platform.Telemetry;

/// <summary>Counts every request to storage, repetitions included, as the bill does.</summary>
internal sealed class StorageCallPolicy : HttpPipelinePolicy
{
    private readonly string _service;

    private StorageCallPolicy(string service) => _service = service;

    /// <summary>Adds it to the options of a client.</summary>
    public static T AddTo<T>(T options, string service)
        where T : ClientOptions
    {
        options.AddPolicy(new StorageCallPolicy(service), HttpPipelinePosition.PerRetry);
        return options;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    private void Count(HttpMessage message)
    {
        if (Metrics.CountsStorage)
        {
            Metrics.StorageCall(
                _service,
                message.Request.Method.ToString(),
                message.HasResponse ? string.Create(CultureInfo.InvariantCulture, $"{message.Response.Status / 100}xx") : "none");
        }
    }
}
