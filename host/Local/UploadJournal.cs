using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// The journal of uploads as files of a folder of the app, each sealed by the app's own cipher. A file is written under a
/// name that ends in <c>.new</c>, flushed to the disk and renamed; one that the power cut caught before its renaming
/// counts as well if it opens.
/// </summary>
internal sealed class UploadJournal(string folder, EnvelopeCipher cipher) : IUploadJournal, IProtectedStore, IDisposable
{
    private const string Ending = ".upload";
    private const string Unnamed = ".new";
    private const string Aside = ".broken";
    private const string TimeFormat = "yyyyMMddTHHmmssfff";

    /// <summary>Sealing takes the memory of an upload three times over, so only so many are sealed at once.</summary>
    private readonly SemaphoreSlim _turns = new(2);

    public string Name => "Jurnal unggahan";

    public async Task WriteAsync(Upload upload, CancellationToken cancel)
    {
        // The time stands in front, so that the order of names is that of the uploads.
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{upload.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{upload.Region}_{upload.Submission}{Ending}");
        await _turns.WaitAsync(cancel);
        try
        {
            Directory.CreateDirectory(folder);
            await KeepAsync(Path.Combine(folder, name), await cipher.ProtectAsync(Pack(upload), Place(name), cancel), cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NotKeptException(failure);
        }
        finally
        {
            _turns.Release();
        }
    }

    public IReadOnlyList<JournalEntry> List()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var now = TimeProvider.System.GetUtcNow();
        return
        [
            .. new DirectoryInfo(folder).EnumerateFiles()
                .Select(file => (File: file, Parts: PartsOf(file.Name)))
                .Where(found => found.Parts is not null)
                .OrderBy(found => found.File.Name, StringComparer.Ordinal)
                .Select(found => new JournalEntry(
                    found.File.Name, found.Parts!.Value.Region, found.Parts.Value.Submission, now - new DateTimeOffset(found.File.LastWriteTimeUtc))),
        ];
    }

    public async Task<Upload?> ReadAsync(JournalEntry entry, CancellationToken cancel)
    {
        var path = Path.Combine(folder, entry.Name);
        try
        {
            return Unpack(await cipher.OpenAsync(await File.ReadAllBytesAsync(path, cancel), Place(entry.Name), cancel), entry);
        }
        catch (Exception broken) when (broken is ProtectionException or JsonException or ArgumentException)
        {
            File.Move(path, path + Aside, overwrite: true);
            return null;
        }
    }

    public void Dispose() => _turns.Dispose();

    public void Remove(JournalEntry entry) => File.Delete(Path.Combine(folder, entry.Name));

    public async Task<RewrapCount> RewrapAsync(CancellationToken cancel)
    {
        var total = RewrapCount.None;
        foreach (var entry in List())
        {
            var path = Path.Combine(folder, entry.Name);
            try
            {
                var rewrapped = await cipher.RewrapAsync(await File.ReadAllBytesAsync(path, cancel), Place(entry.Name), cancel);
                if (rewrapped is not null)
                {
                    await KeepAsync(path, rewrapped, cancel);
                }

                total += rewrapped is null ? new RewrapCount(0, 1, 0) : new RewrapCount(1, 0, 0);
            }
            catch (ProtectionException)
            {
                total += new RewrapCount(0, 0, 1);
            }
            catch (FileNotFoundException)
            {
                // The service has cleared it meanwhile.
            }
        }

        return total;
    }

    public async IAsyncEnumerable<string> KeyNamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var entry in List())
        {
            var path = Path.Combine(folder, entry.Name);
            if (File.Exists(path))
            {
                yield return EnvelopeCipher.KeyNameOf(await File.ReadAllBytesAsync(path, cancel));
            }
        }
    }

    private static async Task KeepAsync(string path, byte[] content, CancellationToken cancel)
    {
        await using (var file = new FileStream(path + Unnamed, Options()))
        {
            await file.WriteAsync(content, cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Unnamed, path, overwrite: true);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The name that a file is sealed to, whether it came to bear it or not.</summary>
    private static string Place(string name) => $"journal/{PlainOf(name)}";

    private static string PlainOf(string name) => name.EndsWith(Unnamed, StringComparison.Ordinal) ? name[..^Unnamed.Length] : name;

    private static (RegionCode Region, string Submission)? PartsOf(string name)
    {
        var plain = PlainOf(name);
        return plain.EndsWith(Ending, StringComparison.Ordinal)
            && plain[..^Ending.Length].Split('_') is [_, var code, { Length: > 0 } submission]
            && RegionCode.TryParse(code, out var region)
            ? (region, submission)
            : null;
    }

    private static byte[] Pack(Upload upload)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new Head(upload.FileName, upload.By, upload.At));
        var packed = new byte[sizeof(int) + head.Length + upload.Content.Length];
        BinaryPrimitives.WriteInt32BigEndian(packed, head.Length);
        head.CopyTo(packed, sizeof(int));
        upload.Content.CopyTo(packed, sizeof(int) + head.Length);
        return packed;
    }

    private static Upload Unpack(byte[] packed, JournalEntry entry)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(packed);
        var head = JsonSerializer.Deserialize<Head>(packed.AsSpan(sizeof(int), length)) ?? throw new JsonException("The head is empty.");
        return new Upload(entry.Region, entry.Submission, head.FileName, head.By, head.At, packed[(sizeof(int) + length)..]);
    }

    private sealed record Head(string FileName, string By, DateTimeOffset At);
}
