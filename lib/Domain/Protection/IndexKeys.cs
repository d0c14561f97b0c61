using System.Text.Json;

namespace SertiKesos.Protection;

/// <summary>
/// The keys of the blind index by version. The current one names what is new; the pinned one names what must keep its
/// name for good (<see cref="BlindIndex"/>); all of them find what was named before.
/// </summary>
/// <remarks>As JSON, in the key file and as the secret of a vault: <c>{"current":2,"pinned":1,"keys":{"1":"base64","2":"base64"}}</c>.</remarks>
internal sealed record IndexKeys
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IndexKeys(int current, int pinned, IReadOnlyDictionary<int, byte[]> keys)
    {
        if (!keys.ContainsKey(current) || !keys.ContainsKey(pinned) || keys.Keys.Any(version => version < 1))
        {
            throw new FormatException("The current or the pinned key of the blind index is not among its keys.");
        }

        (Current, Pinned, Keys) = (current, pinned, keys);
    }

    public int Current { get; }

    public int Pinned { get; }

    public IReadOnlyDictionary<int, byte[]> Keys { get; }

    public static IndexKeys Single(byte[] key) => new(1, 1, new Dictionary<int, byte[]> { [1] = key });

    /// <exception cref="FormatException">It holds no usable keys. The message quotes nothing of it.</exception>
    public static IndexKeys Parse(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<Content>(json, Json) ?? throw new FormatException("The keys of the blind index are empty.")).ToKeys();
        }
        catch (JsonException)
        {
            // The cause could quote a key.
            throw new FormatException("The keys of the blind index are no JSON of the known form.");
        }
    }

    public IndexKeys With(byte[] next)
    {
        var version = Keys.Keys.Max() + 1;
        return new IndexKeys(version, Pinned, new Dictionary<int, byte[]>(Keys) { [version] = next });
    }

    /// <summary>Whether a version has other bytes in the other set: then one of the two belongs elsewhere.</summary>
    public bool Contradicts(IndexKeys other) =>
        Keys.Any(key => other.Keys.TryGetValue(key.Key, out var bytes) && !bytes.AsSpan().SequenceEqual(key.Value));

    public Content ToContent() => new(Current, Pinned, Keys.ToDictionary(key => key.Key, key => Convert.ToBase64String(key.Value)));

    public override string ToString() => $"IndexKeys {Current} of {Keys.Count}";

    internal sealed record Content(int Current, int Pinned, IReadOnlyDictionary<int, string> Keys)
    {
        public IndexKeys ToKeys() => new(
            Current,
            Pinned,
            (Keys ?? throw new FormatException("The blind index has no keys.")).ToDictionary(key => key.Key, key => SecretKey.Parse(key.Value)));
    }
}
