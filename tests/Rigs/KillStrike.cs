using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>When to kill: at a request of a certain kind, or at the n-th one; before it reaches the service or after its work.</summary>
internal sealed record KillStrike(string? Label, int Nth, bool Before)
{
    // What the program and its host write down; reading changes nothing.
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "put", "metadata put", "lease", "row add", "row upsert", "row update", "row merge", "row delete", "message send", "message delete",
    };

    // Written once in the life of an installation, or by the clock: not at will.
    private static readonly string[] NotAtWill = ["table row add Offices", "table row upsert Offices session-keys", "blob put azure-webjobs-hosts blobscaninfo", "blob put azure-webjobs-hosts locks", "blob put azure-webjobs-hosts timers", "blob put rosters"];

    public bool IsNamed => Label is not null;

    // Regions are compared with each other before a publication.
    public bool Publishes => Label is { } label
        && (label.StartsWith("blob put summaries", StringComparison.Ordinal) || label.StartsWith("blob put office-workbooks", StringComparison.Ordinal) || label.StartsWith("table row upsert People", StringComparison.Ordinal)
            || label.Contains("publications", StringComparison.OrdinalIgnoreCase) || label.Contains("summary-workbooks", StringComparison.Ordinal)
            || label.Contains("notices", StringComparison.Ordinal));

    public static bool IsPoint(ProxiedRequest request) =>
        Writes.Contains(request.Operation) && !NotAtWill.Any(label => request.Label.StartsWith(label, StringComparison.Ordinal));

    public override string ToString() => $"{(Before ? "before" : "after")} {Label ?? $"request {Nth}"}";
}
