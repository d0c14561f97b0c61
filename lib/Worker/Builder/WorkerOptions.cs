using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads JSON into parameters; by default System.Text.Json without regard to the case of names.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
