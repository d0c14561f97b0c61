using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// The secrets of an installation: wrapping keys by name, of which the active one protects what is written, and the key
/// of the blind index. Older wrapping keys only open what they once protected.
/// </summary>
internal sealed class KeyRing(string activeKey, IReadOnlyDictionary<string, byte[]> wrappingKeys, byte[] indexKey)
{
    public const int KeyBytes = 32;

    private readonly FrozenDictionary<string, byte[]> _wrappingKeys = wrappingKeys.ToFrozenDictionary(StringComparer.Ordinal);

    public string ActiveKey { get; } = activeKey;

    public BlindIndex Index { get; } = new(indexKey);

    public bool TryGet(string name, [NotNullWhen(true)] out byte[]? key) => _wrappingKeys.TryGetValue(name, out key);
}
