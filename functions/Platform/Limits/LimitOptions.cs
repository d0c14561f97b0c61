using System.ComponentModel.DataAnnotations;

namespace SertiKesos.Platform.Limits;

/// <summary>The section <c>Limits</c>: how much one process takes on at once, and how often one key may ask.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Megabytes of files that are read, searched or answered at the same time.</summary>
    [Range(8, 1024)]
    public int MegabytesInWork { get; set; } = 32;

    /// <summary>Requests of one key in a minute; as many may come at once after a pause.</summary>
    [Range(10, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;
}
