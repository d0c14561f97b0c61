using SertiKesos.Platform.Protection;

namespace SertiKesos.Tests.Support;

/// <summary>Keys that protect invented people only.</summary>
internal static class TestKeys
{
    public static byte[] Key(byte fill) => Enumerable.Repeat(fill, KeyRing.KeyBytes).ToArray();

    public static KeyRing Ring { get; } = new("k1", new Dictionary<string, byte[]> { ["k1"] = Key(1) }, Key(9));
}
