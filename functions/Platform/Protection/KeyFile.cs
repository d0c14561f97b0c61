using System.Text.Json;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// The key ring of a standalone installation: a JSON file that only its owner may read, made on first start. Whoever
/// loses it loses the registers, so it belongs in the backup, apart from the data.
/// </summary>
internal static class KeyFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="SetupException">The file cannot be read or written, or holds no keys.</exception>
    public static KeyRing LoadOrCreate(string path) => LoadOrCreate(path, TimeProvider.System);

    /// <inheritdoc cref="LoadOrCreate(string)"/>
    public static KeyRing LoadOrCreate(string path, TimeProvider clock) => Guarded(path, () =>
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var turn = TakeTurn(path);
            // Of two first starts at once the second finds the keys of the first.
            if (!File.Exists(path))
            {
                Write(path, FirstRing(clock.GetUtcNow()));
            }
        }

        return Parse(Read(path));
    });

    /// <summary>The file as it is; it may be replaced while it is read.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>
    /// Changes the ring in the file. Changes of several processes follow one another; readers see the old file or the
    /// new one, each whole.
    /// </summary>
    /// <exception cref="SetupException">The file is not there, cannot be read or written, or is being changed.</exception>
    public static KeyRing Change(string path, Func<KeyRing, KeyRing> change) => Guarded(path, () =>
    {
        // Without this, of two rotations at once one would lose its key, and with it what was written under it since.
        using var turn = TakeTurn(path);
        var changed = change(Parse(Read(path)));
        Write(path, changed);
        return changed;
    });

    /// <exception cref="JsonException">It is no whole key file.</exception>
    /// <exception cref="FormatException">A key in it cannot be used.</exception>
    public static KeyRing Parse(ReadOnlySpan<byte> file)
    {
        var content = JsonSerializer.Deserialize<Content>(file, Json) ?? throw new JsonException("The file is empty.");
        if (content.Active is null || content.Keys is null || content.Index.ValueKind == JsonValueKind.Undefined)
        {
            throw new JsonException("The file holds no keys.");
        }

        return new KeyRing(
            content.Active,
            content.Keys.ToDictionary(key => key.Key, key => SecretKey.Parse(key.Value), StringComparer.Ordinal),
            content.Index.ValueKind == JsonValueKind.String
                // As written before the index had versions.
                ? IndexKeys.Single(SecretKey.Parse(content.Index.GetString()!))
                : (content.Index.Deserialize<IndexKeys.Content>(Json) ?? throw new JsonException("The file has no index key.")).ToKeys(),
            content.Created);
    }

    private static KeyRing FirstRing(DateTimeOffset now) => new(
        "k1",
        new Dictionary<string, byte[]> { ["k1"] = KeyRing.NewKey() },
        IndexKeys.Single(KeyRing.NewKey()),
        new Dictionary<string, DateTimeOffset> { ["k1"] = now, [KeyRing.IndexName(1)] = now });

    /// <summary>
    /// Written whole under another name first, so that neither a crash nor a reader meets half a key file.
    /// </summary>
    private static void Write(string path, KeyRing ring)
    {
        var content = new Content(
            ring.ActiveKey,
            ring.Names.ToDictionary(name => name, name => Convert.ToBase64String(ring.TryGet(name, out var key) ? key : [])),
            JsonSerializer.SerializeToElement(ring.IndexKeys.ToContent(), Json),
            ring.Created);
        var staging = $"{path}.{Guid.NewGuid():n}";
        using (var file = new FileStream(staging, Owned(FileMode.CreateNew)))
        {
            JsonSerializer.Serialize(file, content, Json);
            file.Flush(flushToDisk: true);
        }

        try
        {
            Patiently(() =>
            {
                File.Move(staging, path, overwrite: true);
                return true;
            });
        }
        catch
        {
            File.Delete(staging);
            throw;
        }
    }

    private static FileStream TakeTurn(string path) =>
        Patiently(() => new FileStream($"{path}.lock", Owned(FileMode.OpenOrCreate)));

    /// <summary>Another change is at it for a moment, or (on Windows) somebody reads the file that is replaced.</summary>
    private static T Patiently<T>(Func<T> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return work();
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException && tries < 100)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static FileStreamOptions Owned(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static KeyRing Guarded(string path, Func<KeyRing> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new SetupException(
                $"Berkas kunci {path} tidak dapat dibaca, dibuat atau diubah. Periksa izin folder dan isi berkas itu, atau pulihkan " +
                "dari cadangan. Tanpa berkas ini register yang sudah ada tidak dapat dibuka.",
                failure);
        }
    }

    private sealed record Content(
        string? Active, IReadOnlyDictionary<string, string>? Keys, JsonElement Index, IReadOnlyDictionary<string, DateTimeOffset>? Created);
}
