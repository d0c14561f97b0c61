using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for every message of a queue.</summary>
/// <param name="queueName">The name of the queue; <c>%Setting%</c> is replaced.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>The name of the queue.</summary>
    public string QueueName { get; } = queueName ?? throw new ArgumentNullException(nameof(queueName));

    /// <summary>The name of the setting with the storage connection; <c>AzureWebJobsStorage</c> when not given.</summary>
    public string? Connection { get; set; }
}
