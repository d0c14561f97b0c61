using System.Collections.Frozen;
using System.Security.Cryptography;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Pages;

/// <summary>A file that pages load, under a name that changes with its content, so that browsers may keep it.</summary>
public sealed record PortalAsset(string Name, string Type, ReadOnlyMemory<byte> Content);

/// <summary>Style, script and icon of the pages: embedded, read once, never anything else.</summary>
public static class PortalAssets
{
    private const string Prefix = "SertiKesos.Pages.Assets.";
    private const int HashLength = 12;

    private static readonly IReadOnlyList<(string Plain, PortalAsset Asset)> All = [.. Load()];

    private static readonly FrozenDictionary<string, PortalAsset> ByName =
        All.ToFrozenDictionary(entry => entry.Asset.Name, entry => entry.Asset, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Addresses =
        All.ToFrozenDictionary(entry => entry.Plain, entry => $"{Frame.Root}/assets/{entry.Asset.Name}", StringComparer.Ordinal);

    /// <summary>The address of a file by its plain name, such as <c>portal.css</c>.</summary>
    public static string AddressOf(string plain) => Addresses[plain];

    /// <summary>A file by the name in its address; null where there is none.</summary>
    public static PortalAsset? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<(string, PortalAsset)> Load()
    {
        var assembly = typeof(PortalAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var plain = resource[Prefix.Length..];
            var extension = Path.GetExtension(plain);
            var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];
            yield return (plain, new PortalAsset($"{Path.GetFileNameWithoutExtension(plain)}.{hash}{extension}", TypeOf(extension), content));
        }
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
