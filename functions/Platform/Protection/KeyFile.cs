using System.Security.Cryptography;
using System.Text.Json;
using SertiKesos.Platform.Hosting;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// The key ring of a standalone installation: a JSON file that only its owner may read, made on first start. Whoever
/// loses it loses the registers, so it belongs in the backup, apart from the data.
/// </summary>
internal static class KeyFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="LocalToolException">The file cannot be read or written, or holds no keys.</exception>
    public static KeyRing LoadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("The file is empty.");
            return new KeyRing(
                content.Active,
                content.Keys.ToDictionary(key => key.Key, key => Bytes(key.Value), StringComparer.Ordinal),
                Bytes(content.Index));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new LocalToolException(
                $"Berkas kunci {path} tidak dapat dibaca atau dibuat. Periksa izin folder dan isi berkas itu, atau pulihkan " +
                "dari cadangan. Tanpa berkas ini register yang sudah ada tidak dapat dibuka.",
                failure);
        }
    }

    private static void Create(string path)
    {
        var name = "k1";
        var content = new Content(
            name,
            new Dictionary<string, string> { [name] = RandomKey() },
            RandomKey());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written whole under another name first: a crash leaves no half key file, and of two first starts one wins.
        var staging = $"{path}.{Guid.NewGuid():n}";
        using (var file = new FileStream(staging, options))
        {
            JsonSerializer.Serialize(file, content, Json);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(staging, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(staging);
        }
    }

    private static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyRing.KeyBytes));

    private static byte[] Bytes(string base64) =>
        Convert.FromBase64String(base64) is { Length: KeyRing.KeyBytes } key
            ? key
            : throw new FormatException("A key does not have 256 bits.");

    private sealed record Content(string Active, IReadOnlyDictionary<string, string> Keys, string Index);
}
