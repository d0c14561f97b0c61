using System.IO.Compression;
using System.Text;
using SertiKesos.Hosting.Backup;
using SertiKesos.Platform.Protection;
using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Backup;

/// <summary>Archives that must not be restored: each is refused before anything is written, in a sentence.</summary>
public sealed class DamagedArchiveTests : IAsyncLifetime
{
    private BackupWorld _world = null!;
    private string _path = null!;
    private byte[] _bytes = null!;

    public async Task InitializeAsync()
    {
        _world = await BackupWorld.FilledAsync();
        _path = await _world.BackUpAsync();
        _bytes = await File.ReadAllBytesAsync(_path);
        await BackupWorld.CheckAsync(_path);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_cut_archive_is_refused_wherever_it_was_cut()
    {
        foreach (var share in (double[])[0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999])
        {
            await RefusedAsync(_bytes[..(int)(_bytes.Length * share)]);
        }
    }

    [Fact]
    public async Task A_bit_that_was_flipped_is_seen()
    {
        // Within the compressed bytes: the ten before them say when and where the file was made, and are not looked at.
        for (var number = 0; number < 40; number++)
        {
            var damaged = _bytes.ToArray();
            damaged[10 + (int)((damaged.Length - 11L) * number / 39)] ^= (byte)(1 << (number % 8));
            await RefusedAsync(damaged);
        }
    }

    /// <summary>What an archive says of times and rights of its entries is not looked at.</summary>
    [Fact]
    public async Task A_byte_that_was_changed_and_packed_again_is_seen_or_changes_nothing_that_is_restored()
    {
        var whole = await BackupWorld.CheckAsync(_path);
        var plain = Unpack(_bytes);
        var seen = 0;
        for (var number = 0; number < 40; number++)
        {
            var damaged = plain.ToArray();
            var at = (int)((damaged.Length - 1L) * number / 39);
            if (damaged[at] == 0)
            {
                // Mostly what fills a block up, which nothing reads.
                continue;
            }

            damaged[at] ^= 1;
            var path = await WriteAsync(Pack(damaged));
            try
            {
                var read = await BackupWorld.CheckAsync(path);
                Assert.Equal(whole.Manifest.Entries, read.Manifest.Entries);
                Assert.Equivalent(whole.Manifest.Figures, read.Manifest.Figures);
            }
            catch (BackupException)
            {
                seen++;
            }
        }

        Assert.True(seen > 10, $"Only {seen} were seen.");
    }

    [Fact]
    public async Task Keys_that_do_not_open_it_are_told_before_anything_is_written()
    {
        var index = TestKeys.Key(9);
        var other = new KeyRing("k1", new Dictionary<string, byte[]> { ["k1"] = TestKeys.Key(2) }, index);
        var unknown = new KeyRing("k2", new Dictionary<string, byte[]> { ["k2"] = TestKeys.Key(1) }, index);
        var otherIndex = new KeyRing("k1", new Dictionary<string, byte[]> { ["k1"] = TestKeys.Key(1) }, TestKeys.Key(8));

        foreach (var ring in (KeyRing[])[other, unknown])
        {
            var refusal = await Assert.ThrowsAsync<BackupException>(() => BackupWorld.CheckAsync(_path, ring));
            Assert.Contains("Kunci yang dipasang di sini tidak membuka", refusal.Message, StringComparison.Ordinal);
            Assert.IsType<ProtectionException>(refusal.InnerException);
        }

        var index2 = await Assert.ThrowsAsync<BackupException>(() => BackupWorld.CheckAsync(_path, otherIndex));
        Assert.Contains("Kunci indeks", index2.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "bentuk arsip 2")]
    [InlineData("\"data\":1", "\"data\":9", "bentuk data 9")]
    public async Task What_a_newer_version_has_written_is_refused_and_names_that_version(string from, string to, string says)
    {
        var plain = Encoding.Latin1.GetString(Unpack(_bytes));
        Assert.Contains(from, plain, StringComparison.Ordinal);

        var refusal = await RefusedAsync(Pack(Encoding.Latin1.GetBytes(plain.Replace(from, to, StringComparison.Ordinal))));

        Assert.Contains(says, refusal, StringComparison.Ordinal);
        Assert.Contains(BackupRun.Version, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roster.xlsx")]
    [InlineData("kosong")]
    [InlineData("teks")]
    public async Task Something_else_is_no_backup(string what) => await RefusedAsync(what switch
    {
        "roster.xlsx" => BackupWorld.Roster(1),
        "kosong" => [],
        _ => Encoding.UTF8.GetBytes("halo"),
    });

    private async Task<string> RefusedAsync(byte[] archive)
    {
        var path = await WriteAsync(archive);
        return (await Assert.ThrowsAsync<BackupException>(() => BackupWorld.CheckAsync(path))).Message;
    }

    private async Task<string> WriteAsync(byte[] archive)
    {
        var path = Path.Combine(_world.Storage.Folder, "rusak.tar.gz");
        await File.WriteAllBytesAsync(path, archive);
        return path;
    }

    private static byte[] Unpack(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using (var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
        {
            zip.CopyTo(plain);
        }

        return plain.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(plain);
        }

        return packed.ToArray();
    }
}
