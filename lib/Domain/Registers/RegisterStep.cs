using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>How an accepted roster differs from the register before it, in people of its roles.</summary>
internal sealed record ChangeCounts(int Added, int Changed, int Unchanged, int Missing);

/// <summary>
/// One version of a register: what brought it about and when. A register keeps all its steps, so that what was known on
/// any past day can be asked again.
/// </summary>
/// <param name="Id">The submission, or the name of another act such as a reason given.</param>
/// <param name="At">When it was put in force, by the product's own clock.</param>
internal sealed record RegisterStep(long Version, string Id, DateTimeOffset At)
{
    /// <summary>What a roster changed; null for other acts.</summary>
    public ChangeCounts? Change { get; init; }

    /// <summary>When the office uploaded a roster; null for other acts, and for steps of before this was kept.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>The roles that a roster brought.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The identity of the content, which a roster that was sent again shares with its first sending.</summary>
    public string? Content { get; init; }
}
