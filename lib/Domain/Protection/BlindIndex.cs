using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Protection;

/// <summary>
/// Names a person without saying who: HMAC-SHA-256 under a secret key, per purpose. A bare hash would not do, since all
/// NIKs can be tried in minutes.
/// </summary>
/// <remarks>
/// The key has versions. A store that keeps the version beside the value asks for it by number and can look up under old
/// and new keys; a name without one must not change when the key is rotated. The purposes <c>alert…</c> (a new name would
/// send an alert again) and <c>person…</c> (names of two regions are compared) are therefore pinned to one version.
/// </remarks>
internal sealed class BlindIndex(Func<IndexKeys> keys)
{
    private static readonly string[] Pinned = ["alert", "person"];

    public BlindIndex(ReadOnlyMemory<byte> key)
        : this(Fixed(IndexKeys.Single(key.ToArray())))
    {
    }

    /// <summary>What new values are named under, where their version is kept with them.</summary>
    public int CurrentVersion => keys().Current;

    /// <summary>All versions that can be asked for, the current one first.</summary>
    public IReadOnlyList<int> Versions
    {
        get
        {
            var held = keys();
            return [held.Current, .. held.Keys.Keys.Where(version => version != held.Current).OrderDescending()];
        }
    }

    /// <summary>
    /// 32 lower-case hexadecimal digits (128 bits); the same value and purpose give the same ones, for pinned purposes
    /// whatever key is current.
    /// </summary>
    public string Of(string purpose, string value)
    {
        var held = keys();
        return Of(purpose, value, held.Keys[IsPinned(purpose) ? held.Pinned : held.Current]);
    }

    /// <summary>The same under the key of a version.</summary>
    /// <exception cref="ProtectionException">That version is not held any more.</exception>
    public string Of(string purpose, string value, int version) => keys().Keys.TryGetValue(version, out var key)
        ? Of(purpose, value, key)
        : throw new ProtectionException($"Version {version} of the key of the blind index is not held.");

    private static string Of(string purpose, string value, byte[] key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{value}"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private static bool IsPinned(string purpose) =>
        Pinned.Any(group => purpose == group || (purpose.StartsWith(group, StringComparison.Ordinal) && purpose[group.Length] == '-'));

    private static Func<IndexKeys> Fixed(IndexKeys keys) => () => keys;
}
