using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>
/// One text with a non-character stopped a region, the erasure of others and the sweep of all regions. Now it comes in
/// clean, and what was stored before is repaired as it is read.
/// </summary>
public sealed class BrokenTextActsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        var storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(storage).RunAsync(CancellationToken.None);
        _world = new RightsWorld(storage, Clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("nama", @"Sari \uD800Dewi")]
    [InlineData("surel", @"a\uDC00@contoh.go.id")]
    [InlineData("nama", null)]
    public void A_value_that_is_cut_within_a_character_is_refused(string word, string? text)
    {
        Assert.Null(CorrectionValues.Read(new Dictionary<string, string> { [word] = text is null ? null! : Regex.Unescape(text) }, out var wrong));
        Assert.Equal(word, wrong);
    }

    [Fact]
    public async Task A_non_character_in_a_correction_is_left_out_and_everything_after_it_works()
    {
        var region = RegionCode.Parse("64.01");
        await UploadAsync(region, "a.xlsx", SmallRoster.Row(6401, "Sari Dewi"), Other(6402));
        var subject = await _world.Search.OfNikAsync(A.NikNumber(6401), CancellationToken.None);

        var values = CorrectionValues.Read(new Dictionary<string, string> { ["nama"] = "Sari \uFFFFDewi Utami" }, out _)!;
        await _world.Acts.CorrectAsync(subject, values, RightsWorld.Asked, CancellationToken.None);

        Assert.Equal("Sari Dewi Utami", (await _world.PersonAsync(region, A.NikNumber(6401)))!.Name);
        await AssertWorksAsync(region, 6401, 6402);
    }

    [Fact]
    public void A_reason_is_kept_sound() =>
        Assert.Equal(("Permintaan tertulis", "ybs"), (new RightsRequest("Permintaan\uFFFE tertulis", "y\uD83Dbs", "operator:x") is var asked ? asked.Reason : "", asked.AskedBy));

    [Fact]
    public async Task A_register_that_was_poisoned_before_is_read_and_repaired()
    {
        var region = RegionCode.Parse("64.02");
        await UploadAsync(region, "a.xlsx", SmallRoster.Row(6403, "Sari Dewi"), Other(6404));
        await PoisonAsync(region, "Sari Dewi", "Sari \\uFFFF\\uFDD0Dewi");

        Assert.Equal("Sari Dewi", (await _world.PersonAsync(region, A.NikNumber(6403)))!.Name);
        await AssertWorksAsync(region, 6403, 6404);
    }

    [Fact]
    public void Half_a_character_never_reaches_the_store()
    {
        var register = Register.Empty(A.Cimahi) with { People = [A.Person(1) with { Name = "Sari \uD800Dewi" }] };

        Assert.Equal("Sari Dewi", RegisterJson.Read(RegisterJson.Write(register)).People[0].Name);
    }

    [Fact]
    public async Task A_statement_that_was_poisoned_before_is_read_and_repaired()
    {
        var store = new StatementStore(_world.Storage, Clock);
        var (said, _) = await store.PutAsync(new FamilyCount(AreaCode.Of(RegionCode.Parse("64.03")), 10, new DateOnly(2026, 1, 1), "surat nomor satu"), CancellationToken.None);
        var table = _world.Storage.Tables.GetTableClient(StorageNames.Tables.Statements);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == "need"))
        {
            row.SetText("Content", row.JoinText("Content").Replace("surat nomor", "surat\\uFFFF nomor", StringComparison.Ordinal));
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }

        Assert.Equal(said, await store.FindAsync(StatementKind.Need, said.Subject, CancellationToken.None));
    }

    /// <summary>Somebody with a phone of their own: other regions of the store are searched for it as well.</summary>
    private static object?[] Other(int serial) =>
        SmallRoster.Row(serial, "Bagus Wirayudha").With((7, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0813 9999 {serial:0000}")));

    /// <summary>A later roster, a search, the sweep of all regions, and the erasure of somebody else.</summary>
    private async Task AssertWorksAsync(RegionCode region, int serial, int other)
    {
        await UploadAsync(region, "b.xlsx", SmallRoster.Row(serial, "Sari Dewi").With((6, "Desa")), Other(other));
        Assert.Equal("Desa", (await _world.PersonAsync(region, A.NikNumber(serial)))!.Assignments[0].Posting);
        await _world.App.Sweep.RunAsync(CancellationToken.None);
        var erased = await _world.Erasure.EraseAsync(await _world.Search.OfNikAsync(A.NikNumber(other), CancellationToken.None), "operator:test", CancellationToken.None);
        Assert.Equal(1, erased.Regions);
        Assert.Null(await _world.PersonAsync(region, A.NikNumber(other)));
        Assert.NotNull(await _world.PersonAsync(region, A.NikNumber(serial)));
    }

    /// <summary>Writes all versions of a region anew as they were written before there was a boundary.</summary>
    private async Task PoisonAsync(RegionCode region, string text, string poisoned)
    {
        var cipher = new EnvelopeCipher(TestKeys.Ring);
        foreach (var name in await _world.App.Registers.BlobsAsync(region, CancellationToken.None))
        {
            var blob = _world.Storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers).GetBlobClient(name);
            var place = $"{StorageNames.Containers.Registers}/{name}";
            var content = await cipher.OpenAsync((await blob.DownloadContentAsync()).Value.Content.ToMemory(), place, CancellationToken.None);
            using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress));
            var json = await unpacked.ReadToEndAsync();
            Assert.Contains(text, json, StringComparison.Ordinal);
            using var packed = new MemoryStream();
            using (var compressed = new BrotliStream(packed, CompressionLevel.Fastest))
            {
                compressed.Write(Encoding.UTF8.GetBytes(json.Replace(text, poisoned, StringComparison.Ordinal)));
            }

            await blob.UploadAsync(BinaryData.FromBytes(await cipher.ProtectAsync(packed.ToArray(), place, CancellationToken.None)), overwrite: true);
        }
    }

    private Task UploadAsync(RegionCode region, string name, params object?[][] rows) =>
        _world.UploadAsync(region, name, Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content);
}
