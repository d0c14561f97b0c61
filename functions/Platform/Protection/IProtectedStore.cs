namespace SertiKesos.Platform.Protection;

/// <summary>What a run over protected values did with them.</summary>
/// <param name="Current">Values that were under the active key already.</param>
/// <param name="Failed">Values that do not open; they are left as they are.</param>
internal sealed record RewrapCount(int Rewrapped, int Current, int Failed)
{
    public static RewrapCount None { get; } = new(0, 0, 0);

    public static RewrapCount operator +(RewrapCount left, RewrapCount right) =>
        new(left.Rewrapped + right.Rewrapped, left.Current + right.Current, left.Failed + right.Failed);
}

/// <summary>
/// Somebody who keeps values that an <see cref="EnvelopeCipher"/> protected. All of them are asked before a key is retired.
/// </summary>
internal interface IProtectedStore
{
    /// <summary>What it keeps, in Indonesian.</summary>
    string Name { get; }

    /// <summary>Puts every value under the active key.</summary>
    Task<RewrapCount> RewrapAsync(CancellationToken cancel);

    /// <summary>The name of the wrapping key of every value.</summary>
    IAsyncEnumerable<string> KeyNamesAsync(CancellationToken cancel);
}
