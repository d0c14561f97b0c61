using System.Security.Cryptography;
using System.Text;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Hosting.Demo;

/// <summary>
/// Keys that anybody can compute: the demo protects invented people only, and with fixed keys every run names its
/// alerts alike.
/// </summary>
internal static class DemoKeys
{
    public static KeyRing Ring { get; } = new("demo", new Dictionary<string, byte[]> { ["demo"] = Key("wrapping") }, Key("index"));

    private static byte[] Key(string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"SertiKesos demo {purpose}"));
}
