namespace SertiKesos.Protection;

/// <summary>A secret key as it is written down.</summary>
internal static class SecretKey
{
    public const int Bytes = 32;

    /// <exception cref="FormatException">It is no base64 of 256 bits.</exception>
    public static byte[] Parse(string base64) =>
        Convert.FromBase64String(base64) is { Length: Bytes } key ? key : throw new FormatException("A key does not have 256 bits.");
}
