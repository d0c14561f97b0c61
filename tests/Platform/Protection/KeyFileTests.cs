using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class KeyFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-keys-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private string Path => System.IO.Path.Combine(_folder, "keys.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_start_makes_keys_and_the_next_finds_them()
    {
        var path = System.IO.Path.Combine(_folder, "dalam", "keys.json");

        var first = await new EnvelopeCipher(KeyFile.LoadOrCreate(path)).ProtectAsync("isi"u8.ToArray(), "a", None);

        Assert.Equal("isi"u8.ToArray(), await new EnvelopeCipher(KeyFile.LoadOrCreate(path)).OpenAsync(first, "a", None));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file_before_and_after_a_rotation()
    {
        KeyFile.LoadOrCreate(Path);
        var before = Mode();
        Rotate();

        Assert.Equal((Owner, Owner), (before, Mode()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("bukan json")]
    [InlineData("{}")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "c2hvcnQ=" }, "index": "c2hvcnQ=" }""")]
    [InlineData("""{ "active": "k2", "keys": { "k1": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }, "index": "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=" }""")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" } }""")]
    public void A_damaged_file_is_named_and_left_alone(string content)
    {
        File.WriteAllText(Path, content);

        var failure = Assert.Throws<SetupException>(() => KeyFile.LoadOrCreate(Path));

        Assert.Contains(Path, failure.Message, StringComparison.Ordinal);
        Assert.Throws<SetupException>(() => Rotate());
        Assert.Equal(content, File.ReadAllText(Path));
    }

    [Fact]
    public void A_file_of_the_first_release_is_read_and_keeps_its_keys_through_a_rotation()
    {
        File.WriteAllText(
            Path,
            """{ "active": "k1", "keys": { "k1": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }, "index": "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=" }""");

        Assert.False(KeyFile.LoadOrCreate(Path).Contradicts(TestKeys.Ring));
        var rotated = Rotate();

        Assert.Equal(["k1", "k2"], rotated.Names);
        Assert.Equal("k2", rotated.ActiveKey);
        Assert.False(KeyFile.LoadOrCreate(Path).Contradicts(TestKeys.Ring));
        Assert.Equal(TestKeys.Ring.Index.Of("alert", "1"), rotated.Index.Of("alert", "1"));
    }

    [Fact]
    public async Task Several_first_starts_at_once_share_one_key()
    {
        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyFile.LoadOrCreate(Path))));

        Assert.Single(rings.Select(ring => ring.Index.Of("nik", "1")).Distinct());
        Assert.Equal([Path, $"{Path}.lock"], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rotations_at_once_lose_no_key()
    {
        KeyFile.LoadOrCreate(Path);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Rotate().ActiveKey)));

        Assert.Equal(8, made.Distinct().Count());
        Assert.Equal(made.Append("k1").Order(StringComparer.Ordinal), KeyFile.LoadOrCreate(Path).Names);
    }

    [Fact]
    public void A_retired_name_never_comes_back()
    {
        KeyFile.LoadOrCreate(Path);
        Rotate();
        KeyFile.Change(Path, ring => ring.Without("k1"));

        Assert.Equal("k3", Rotate().ActiveKey);
        Assert.Equal(["k2", "k3"], KeyFile.LoadOrCreate(Path).Names);
        Assert.Throws<InvalidOperationException>(() => KeyFile.Change(Path, ring => ring.Without("k3")));
    }

    [Fact]
    public async Task A_running_process_takes_a_new_key_within_seconds()
    {
        var rings = Rings();
        var cipher = new EnvelopeCipher(rings);
        var before = await cipher.ProtectAsync("isi"u8.ToArray(), "a", None);
        Rotate();

        var soon = await cipher.ProtectAsync("isi"u8.ToArray(), "a", None);
        _clock.Advance(KeyFileRings.Patience);
        var later = await cipher.ProtectAsync("isi"u8.ToArray(), "a", None);

        Assert.Equal(
            ("k1", "k1", "k2"),
            (EnvelopeCipher.KeyNameOf(before), EnvelopeCipher.KeyNameOf(soon), EnvelopeCipher.KeyNameOf(later)));
        Assert.Equal("isi"u8.ToArray(), await cipher.OpenAsync(before, "a", None));
        Assert.Equal("isi"u8.ToArray(), await cipher.OpenAsync(later, "a", None));
    }

    [Fact]
    public async Task What_another_process_wrote_under_a_new_key_opens_at_once()
    {
        var cipher = new EnvelopeCipher(Rings());
        await cipher.ProtectAsync("isi"u8.ToArray(), "a", None);
        var others = await new EnvelopeCipher(Rotate()).ProtectAsync("isi"u8.ToArray(), "a", None);

        Assert.Equal("isi"u8.ToArray(), await cipher.OpenAsync(others, "a", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"active\": \"k1\", \"keys\": { \"k1\"")]
    [InlineData("{ \"active\": \"k9\", \"keys\": {}, \"index\": \"x\" }")]
    [InlineData(null)]
    public void A_file_that_breaks_while_the_process_runs_changes_nothing(string? content)
    {
        var rings = Rings();
        var name = rings.Current.Index.Of("nik", "1");
        var whole = File.ReadAllBytes(Path);
        File.Delete(Path);
        if (content is not null)
        {
            File.WriteAllText(Path, content);
        }

        _clock.Advance(KeyFileRings.Patience);
        Assert.Equal(("k1", name), (rings.Current.ActiveKey, rings.Current.Index.Of("nik", "1")));

        File.WriteAllBytes(Path, whole);
        Rotate();
        _clock.Advance(KeyFileRings.Patience);
        Assert.Equal("k2", rings.Current.ActiveKey);
    }

    [Fact]
    public void A_file_with_other_keys_under_known_names_is_not_taken()
    {
        var rings = Rings();
        var name = rings.Current.Index.Of("nik", "1");
        File.Delete(Path);
        KeyFile.LoadOrCreate(Path);

        _clock.Advance(KeyFileRings.Patience);

        Assert.Equal(name, rings.Current.Index.Of("nik", "1"));
    }

    [Fact]
    public async Task Readers_never_meet_half_a_file()
    {
        KeyFile.LoadOrCreate(Path);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var read = 0;
            do
            {
                Assert.Contains("k1", KeyFile.Parse(KeyFile.Read(Path)).Names);
                read++;
            }
            while (!done.IsCancellationRequested);

            return read;
        });
        for (var rotation = 0; rotation < 20; rotation++)
        {
            Rotate();
        }

        await done.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Fact]
    public void A_ring_that_is_printed_tells_no_key()
    {
        var ring = KeyFile.LoadOrCreate(Path);
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path));
        var key = file.RootElement.GetProperty("keys").GetProperty("k1").GetString()!;

        Assert.DoesNotContain(key, $"{ring} {ring.IndexKeys} {ring.Index}", StringComparison.Ordinal);
    }

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private UnixFileMode Mode() => OperatingSystem.IsWindows() ? Owner : File.GetUnixFileMode(Path);

    private KeyRing Rotate() => KeyFile.Change(Path, ring => ring.WithNewKey(_clock.GetUtcNow()));

    private KeyFileRings Rings() => new(Path, _clock, NullLogger<KeyFileRings>.Instance);
}
