using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_start_makes_keys_and_the_next_finds_them()
    {
        var path = Path.Combine(_folder, "dalam", "keys.json");

        var first = new EnvelopeCipher(KeyFile.LoadOrCreate(path)).Protect("isi"u8, "a");

        Assert.Equal("isi"u8.ToArray(), new EnvelopeCipher(KeyFile.LoadOrCreate(path)).Open(first, "a"));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        var path = Path.Combine(_folder, "keys.json");

        KeyFile.LoadOrCreate(path);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("bukan json")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "c2hvcnQ=" }, "index": "c2hvcnQ=" }""")]
    public void A_damaged_file_is_named_and_left_alone(string content)
    {
        var path = Path.Combine(_folder, "keys.json");
        File.WriteAllText(path, content);

        var failure = Assert.Throws<LocalToolException>(() => KeyFile.LoadOrCreate(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public async Task Several_first_starts_at_once_share_one_key()
    {
        var path = Path.Combine(_folder, "keys.json");

        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyFile.LoadOrCreate(path))));

        Assert.Single(rings.Select(ring => ring.Index.Of("nik", "1")).Distinct());
        Assert.Equal([path], Directory.GetFiles(_folder));
    }
}
