using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class KeyWorkTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RegionCode Region = RegionCode.Parse("32.77");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _storage = null!;
    private ProtectionSettings _settings = null!;
    private KeyFileRings _rings = null!;
    private RegisterStore _registers = null!;
    private AuditLog _audit = null!;
    private KeyWork _keys = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        await new StorageSetup(_storage.Access).RunAsync(None);
        _settings = new ProtectionSettings(Path.Combine(_storage.Folder, "keys.json"), null, null);
        _rings = new KeyFileRings(_settings.KeyFile, _clock, NullLogger<KeyFileRings>.Instance);
        _registers = RegistersOn(_storage.Access);
        _audit = new AuditLog(_storage.Access, _clock);
        _keys = new KeyWork(
            _settings, new KeyFileWrapper(_rings), [new ProtectedRegisters(_registers)], _audit, _clock, new BlindIndex(() => _rings.Current.IndexKeys));
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_key_is_rotated_put_to_use_and_retired_while_registers_stay_readable()
    {
        await SaveAsync(2);
        Assert.False((await _keys.RetireAsync("k1", None)).Done);

        await DoneAsync(_keys.RotateAsync(None));
        Assert.Contains("Tunggu 10 menit", (await RefusedAsync(_keys.RetireAsync("k1", None)))[0], StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await SaveAsync(3);
        Assert.Contains("masih membungkus 2 data", (await RefusedAsync(_keys.RetireAsync("k1", None)))[0], StringComparison.Ordinal);

        var lines = await DoneAsync(_keys.RewrapAsync(None));
        Assert.Equal(["Register: 2 dibungkus ulang, 1 sudah memakai kunci aktif.", "Kunci k2: 3 data."], lines);
        Assert.Equal("Register: 0 dibungkus ulang, 3 sudah memakai kunci aktif.", (await DoneAsync(_keys.RewrapAsync(None)))[0]);
        await DoneAsync(_keys.RetireAsync("k1", None));

        // A process that starts now has the new key only.
        var fresh = new RegisterStore(_storage.Access, new EnvelopeCipher(KeyFile.LoadOrCreate(_settings.KeyFile)));
        Assert.Equal(3, (await fresh.LoadAsync(Region, None))!.Version);
        Assert.Equal(1, (await fresh.LoadAsOfAsync(Region, At(1), None))!.Version);
        Assert.Equal(["k2"], KeyFile.LoadOrCreate(_settings.KeyFile).Names);
        var recorded = await _audit.ListAsync(AuditScope.National, null, null, None).ToListAsync();
        Assert.Equal(["keys.rotated", "keys.rewrapped", "keys.retired"], recorded.Select(record => record.Entry.Action));
    }

    [Fact]
    public async Task A_damaged_version_is_counted_and_left_alone()
    {
        await SaveAsync(2);
        var blob = _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers).GetBlobClient($"{Region}/000001-s1");
        var damaged = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        damaged[^1] ^= 1;
        await blob.UploadAsync(BinaryData.FromBytes(damaged), overwrite: true);
        await DoneAsync(_keys.RotateAsync(None));
        _clock.Advance(TimeSpan.FromMinutes(11));

        var lines = await RefusedAsync(_keys.RewrapAsync(None));

        Assert.Contains("1 TIDAK DAPAT DIBUKA", lines[0], StringComparison.Ordinal);
        Assert.Equal(damaged, (await blob.DownloadContentAsync()).Value.Content.ToArray());
        Assert.False((await _keys.RetireAsync("k1", None)).Done);
    }

    [Fact]
    public async Task A_lost_answer_neither_stops_rewrapping_nor_harms_a_register()
    {
        await SaveAsync(1);
        KeyFile.Change(_settings.KeyFile, ring => ring.WithNewKey(_clock.GetUtcNow()));
        _clock.Advance(KeyFileRings.Patience);
        var options = new BlobClientOptions { Transport = new HttpClientTransport(StubHandler.LosingTheFirstAnswerTo(HttpMethod.Put)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var losing = RegistersOn(_storage.Access with { Blobs = new BlobServiceClient(_storage.ConnectionString, options) });

        var count = await losing.RewrapAsync(Region, None);

        Assert.Equal((1, 0), (count.Rewrapped + count.Current, count.Failed));
        Assert.Equal(["k2"], await _registers.KeyNamesAsync(Region, None).ToListAsync());
        Assert.Equal(1, (await _registers.LoadAsync(Region, None))!.Version);
    }

    [Fact]
    public async Task What_is_shown_names_keys_and_ages_and_no_secret()
    {
        _clock.Advance(TimeSpan.FromDays(40));
        await DoneAsync(_keys.RotateAsync(None));
        await DoneAsync(_keys.RotateIndexAsync(None));

        var lines = await DoneAsync(_keys.ShowAsync(None));

        Assert.Equal(
            [
                "Kunci pembungkus k1, dibuat 2026-11-24 (40 hari lalu)",
                "Kunci pembungkus k2 (aktif), dibuat 2027-01-03 (0 hari lalu)",
                "Kunci indeks versi 1 (tetap, untuk pemberitahuan dan orang), dibuat 2026-11-24 (40 hari lalu)",
                "Kunci indeks versi 2 (aktif), dibuat 2027-01-03 (0 hari lalu)",
            ],
            lines);
    }

    [Fact]
    public async Task In_a_vault_keys_are_rotated_there()
    {
        var vault = new KeyWork(
            _settings with { VaultKey = SertiKesos.Platform.Protection.Vault.VaultId.TryParse("https://contoh.vault.azure.net/keys/sertikesos", "keys") },
            new KeyFileWrapper(_rings), [], _audit, _clock, new BlindIndex(() => _rings.Current.IndexKeys));

        Assert.False((await vault.RotateAsync(None)).Done);
        Assert.False((await vault.RotateIndexAsync(None)).Done);
        Assert.False((await vault.RetireAsync("k1", None)).Done);
        Assert.Equal(["k1"], KeyFile.LoadOrCreate(_settings.KeyFile).Names);
    }

    private RegisterStore RegistersOn(StorageAccess storage) => new(storage, new EnvelopeCipher(_rings));

    private static DateTimeOffset At(long version) => new(2026, 11, (int)version, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Saves versions until that one.</summary>
    private async Task SaveAsync(long until)
    {
        while (await _registers.LoadForChangeAsync(Region, None) is var stored && stored.Register.Version < until)
        {
            var version = stored.Register.Version + 1;
            var next = (stored.Register with { People = [A.Person((int)version)] }).Advance(new RegisterStep(version, $"s{version}", At(version)));
            Assert.True(await _registers.SaveAsync(next, stored.Tag, None));
        }
    }

    private static async Task<IReadOnlyList<string>> DoneAsync(Task<KeyAnswer> work)
    {
        var answer = await work;
        Assert.True(answer.Done, string.Join('\n', answer.Lines));
        return answer.Lines;
    }

    private static async Task<IReadOnlyList<string>> RefusedAsync(Task<KeyAnswer> work)
    {
        var answer = await work;
        Assert.False(answer.Done, string.Join('\n', answer.Lines));
        return answer.Lines;
    }
}
