using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Cost;

/// <summary>What one piece of work asks of Azure, in the classes that are billed.</summary>
/// <param name="Executions">Functions that ran, those of addresses included.</param>
internal sealed record CountedCalls(int BlobWrites, int BlobReads, int Tables, int Queues, int Executions)
{
    public static readonly IReadOnlyList<string> Columns = ["blob writes", "blob reads", "table", "queue", "executions"];

    public IReadOnlyList<int> Values => [BlobWrites, BlobReads, Tables, Queues, Executions];

    /// <param name="requests">Without what an engine asks whether anything came or not.</param>
    /// <param name="others">Functions that ran and no message started: requests and timers.</param>
    public static CountedCalls Of(IReadOnlyList<ProxiedRequest> requests, int others)
    {
        var blobs = requests.Where(request => request.Service == "blob").ToList();
        var reads = blobs.Count(request => request.Operation is "get" or "head" or "container get" or "get tags");

        // A message that is done with was received once; of the engine's own queue only its blob trigger makes use.
        var done = requests.Count(request => request.Service == "queue" && request.Operation == "message delete");
        return new CountedCalls(
            blobs.Count - reads,
            reads,
            requests.Count(request => request.Service == "table"),
            requests.Count(request => request.Service == "queue") + done,
            done + others);
    }
}
