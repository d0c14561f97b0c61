using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for every new or changed blob under a path.</summary>
/// <param name="blobPath">
/// The container and the pattern of blob names, such as <c>rosters/{region}/{file}</c>; <c>%Setting%</c> is replaced.
/// </param>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>The container and the pattern of blob names.</summary>
    public string BlobPath { get; } = blobPath ?? throw new ArgumentNullException(nameof(blobPath));

    /// <summary>The name of the setting with the storage connection; <c>AzureWebJobsStorage</c> when not given.</summary>
    public string? Connection { get; set; }

    /// <summary>How changes are noticed. The standalone host scans in both cases.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
