using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>The key ring of an installation, which may change while the process runs.</summary>
internal interface IKeyRings
{
    KeyRing Current { get; }

    /// <summary>The ring as it is now at its source: for a key that the current one does not have yet.</summary>
    KeyRing Reload();
}

/// <summary>
/// The secrets of an installation: wrapping keys by name, of which the active one protects what is written, and the keys
/// of the blind index. Older wrapping keys only open what they once protected. A ring never changes.
/// </summary>
internal sealed partial class KeyRing : IKeyRings
{
    public const int KeyBytes = SecretKey.Bytes;

    private readonly FrozenDictionary<string, byte[]> _wrappingKeys;

    /// <param name="created">When each key was made, by its name; not known of keys of older versions.</param>
    public KeyRing(
        string activeKey, IReadOnlyDictionary<string, byte[]> wrappingKeys, IndexKeys indexKeys, IReadOnlyDictionary<string, DateTimeOffset>? created = null)
    {
        if (!wrappingKeys.ContainsKey(activeKey))
        {
            throw new FormatException("The active key is not in the key ring.");
        }

        if (!wrappingKeys.Keys.All(IsName))
        {
            throw new FormatException("A key has a name of other characters than letters, digits, dots and dashes.");
        }

        _wrappingKeys = wrappingKeys.ToFrozenDictionary(StringComparer.Ordinal);
        (ActiveKey, IndexKeys, Created) = (activeKey, indexKeys, created ?? new Dictionary<string, DateTimeOffset>());
        Index = new BlindIndex(() => IndexKeys);
    }

    public KeyRing(string activeKey, IReadOnlyDictionary<string, byte[]> wrappingKeys, byte[] indexKey)
        : this(activeKey, wrappingKeys, IndexKeys.Single(indexKey))
    {
    }

    public string ActiveKey { get; }

    public IEnumerable<string> Names => _wrappingKeys.Keys.Order(StringComparer.Ordinal);

    public IndexKeys IndexKeys { get; }

    public IReadOnlyDictionary<string, DateTimeOffset> Created { get; }

    public BlindIndex Index { get; }

    KeyRing IKeyRings.Current => this;

    KeyRing IKeyRings.Reload() => this;

    public static bool IsName(string text) => Name().IsMatch(text);

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public bool TryGet(string name, [NotNullWhen(true)] out byte[]? key) => _wrappingKeys.TryGetValue(name, out key);

    /// <summary>Whether a key of this ring has other bytes in the other one: then one of the two belongs elsewhere.</summary>
    public bool Contradicts(KeyRing other) =>
        _wrappingKeys.Any(key => other.TryGet(key.Key, out var bytes) && !bytes.AsSpan().SequenceEqual(key.Value))
        || IndexKeys.Contradicts(other.IndexKeys);

    public KeyRing WithNewKey(DateTimeOffset now)
    {
        // Above every number that was ever used: a retired name that came back with other bytes would open nothing.
        var name = $"k{_wrappingKeys.Keys.Concat(Created.Keys).Select(Number).Max() + 1}";
        return new KeyRing(
            name,
            new Dictionary<string, byte[]>(_wrappingKeys) { [name] = NewKey() },
            IndexKeys,
            new Dictionary<string, DateTimeOffset>(Created) { [name] = now });
    }

    public KeyRing WithNewIndexKey(DateTimeOffset now)
    {
        var next = IndexKeys.With(NewKey());
        return new KeyRing(
            ActiveKey, _wrappingKeys, next, new Dictionary<string, DateTimeOffset>(Created) { [IndexName(next.Current)] = now });
    }

    /// <summary>Without one of the older keys. When it was made stays on record, so that its name is not used again.</summary>
    public KeyRing Without(string name) => name == ActiveKey
        ? throw new InvalidOperationException("The active key cannot be retired.")
        : new KeyRing(
            ActiveKey, _wrappingKeys.Where(key => key.Key != name).ToDictionary(), IndexKeys, Created);

    public static string IndexName(int version) => $"index-{version}";

    public override string ToString() => $"KeyRing {ActiveKey} of {_wrappingKeys.Count}";

    private static int Number(string name) =>
        name[0] == 'k' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Name();
}
