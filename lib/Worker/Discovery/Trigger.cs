using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Discovery;

/// <summary>What starts a function, as its attribute says it; settings in it are not yet resolved.</summary>
internal abstract record Trigger
{
    private Trigger(string parameterName) => ParameterName = parameterName;

    public string ParameterName { get; }

    /// <summary>The kind as function.json names it.</summary>
    public abstract string Kind { get; }

    internal sealed record Blob(string ParameterName, string Path, string? Connection, BlobTriggerSource Source) : Trigger(ParameterName)
    {
        public override string Kind => "blobTrigger";
    }

    internal sealed record Queue(string ParameterName, string QueueName, string? Connection) : Trigger(ParameterName)
    {
        public override string Kind => "queueTrigger";
    }

    internal sealed record Timer(string ParameterName, string Schedule, bool UseMonitor, bool RunOnStartup) : Trigger(ParameterName)
    {
        public override string Kind => "timerTrigger";
    }

    internal sealed record Http(string ParameterName, string? Route, IReadOnlyList<string> Methods, AuthorizationLevel Level)
        : Trigger(ParameterName)
    {
        public override string Kind => "httpTrigger";
    }
}
