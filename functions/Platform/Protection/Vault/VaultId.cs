namespace SertiKesos.Platform.Protection.Vault;

/// <summary>The full identifier of a key or secret: <c>https://{vault}/keys/{name}[/{version}]</c>.</summary>
internal sealed record VaultId(Uri Vault, string Kind, string Name, string? Version)
{
    public static VaultId? TryParse(string text, string kind)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps
            || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            return null;
        }

        return uri.AbsolutePath.Trim('/').Split('/') switch
        {
            [var found, var name] when found == kind && IsName(name) => new VaultId(Root(uri), kind, name, null),
            [var found, var name, var version] when found == kind && IsName(name) && IsName(version) => new VaultId(Root(uri), kind, name, version),
            _ => null,
        };
    }

    public override string ToString() => $"{Vault}{Kind}/{Name}{(Version is null ? "" : $"/{Version}")}";

    private static Uri Root(Uri uri) => new(uri.GetLeftPart(UriPartial.Authority) + "/");

    private static bool IsName(string text) => text.Length is > 0 and <= 127 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');
}
