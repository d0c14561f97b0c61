namespace Microsoft.Azure.Functions.Worker;

/// <summary>How a blob trigger notices changes.</summary>
public enum BlobTriggerSource
{
    /// <summary>By listing the container.</summary>
    LogsAndContainerScan = 0,

    /// <summary>By events of Azure Event Grid, where the Functions host runs the app.</summary>
    EventGrid = 1,
}
