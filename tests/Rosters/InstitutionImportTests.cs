using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Rosters;

/// <summary>Institutions against storage; each test has a region of its own.</summary>
public sealed class InstitutionImportTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private static readonly object?[] Header = ["No", "Nama LKS", "Jenis Lembaga", "No. Tanda Daftar", "Akreditasi", "Tanggal Akreditasi"];

    private StorageAccess _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_of_institutions_alone_is_accepted_and_counted_apart()
    {
        Assert.Equal(SubmissionState.Accepted, await ImportAsync("61.01", Monday, Institutions("LKS Satu", "LKS Dua")));

        var register = await RegisterAsync("61.01");
        var coverage = await CoverageOfAsync("61.01");
        Assert.Equal((1, 0, 2), (register.Version, register.People.Count, register.Institutions?.Institutions.Count));
        Assert.False(coverage.HasPeople);
        Assert.Equal(2, coverage.Institutions!.Kinds.Sum(kind => kind.Counts.Institutions));
        var submission = Assert.Single(await new SubmissionStore(_storage, Clock).ListAsync(RegionCode.Parse("61.01"), CancellationToken.None));
        Assert.Equal((0, 2, 2), (submission.Result?.People, submission.Result?.Institutions?.Count, submission.Result?.Institutions?.Accredited));
    }

    [Fact]
    public async Task People_and_institutions_of_one_file_are_accepted_together()
    {
        await ImportAsync("61.02", Monday, Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1)).Sheet("LKS", Header, Row("LKS Satu")));

        var register = await RegisterAsync("61.02");
        Assert.Equal((1, 1, 1), (register.Version, register.People.Count, register.Institutions?.Institutions.Count));
        Assert.True((await CoverageOfAsync("61.02")).HasPeople);
    }

    [Fact]
    public async Task The_same_message_twice_changes_nothing()
    {
        var content = Institutions("LKS Satu").Build().Content;
        await ImportAsync("61.03", Monday, content);

        Assert.Equal(SubmissionState.Duplicate, await ImportAsync("61.03", Monday, content));
        Assert.Equal(1, (await RegisterAsync("61.03")).Version);
    }

    [Fact]
    public async Task An_older_list_never_wins_and_a_newer_one_replaces_the_whole()
    {
        await ImportAsync("61.04", Monday.AddDays(1), Institutions("LKS Satu", "LKS Dua"));

        Assert.Equal(SubmissionState.Superseded, await ImportAsync("61.04", Monday, Institutions("LKS Lama")));
        Assert.Equal(2, (await RegisterAsync("61.04")).Institutions!.Institutions.Count);

        await ImportAsync("61.04", Monday.AddDays(2), Institutions("LKS Dua", "LKS Tiga"));
        var list = (await RegisterAsync("61.04")).Institutions!;
        Assert.Equal(["LKS Dua", "LKS Tiga"], list.Institutions.Select(institution => institution.Name));
        Assert.Equal("LKS Satu", Assert.Single(list.Left).Institution.Name);
    }

    [Fact]
    public async Task A_roster_of_people_leaves_institutions_alone_and_the_other_way_round()
    {
        await ImportAsync("61.05", Monday, Institutions("LKS Satu"));
        await ImportAsync("61.05", Monday.AddDays(1), Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)));
        await ImportAsync("61.05", Monday.AddDays(2), Institutions("LKS Satu", "LKS Dua"));

        var register = await RegisterAsync("61.05");
        Assert.Equal((3, 2, 2), (register.Version, register.People.Count, register.Institutions?.Institutions.Count));
        Assert.Empty(register.Muster);
    }

    [Fact]
    public async Task An_older_file_brings_what_is_still_missing()
    {
        await ImportAsync("61.06", Monday.AddDays(1), Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1)));

        Assert.Equal(
            SubmissionState.Accepted,
            await ImportAsync("61.06", Monday, Xlsx.Of("PSM", ["Jumlah 1 orang"], SmallRoster.Header, SmallRoster.Row(2)).Sheet("LKS", Header, Row("LKS Satu"))));

        var register = await RegisterAsync("61.06");
        Assert.Equal("Orang Contoh A", Assert.Single(register.People).Name);
        Assert.Single(register.Institutions!.Institutions);
        Assert.Empty(register.Statements);
    }

    [Fact]
    public async Task A_list_that_takes_many_away_waits_until_a_second_person_releases_it()
    {
        var region = RegionCatalog.Shipped.Find(RegionCode.Parse("61.09"))!;
        var app = new TestApp(_storage, Clock);
        await ImportAsync("61.09", Monday, Institutions([.. Names(30)]));

        Assert.Equal(SubmissionState.Held, await ImportAsync("61.09", Monday.AddDays(1), Institutions([.. Names(15)])));
        Assert.Equal(30, (await RegisterAsync("61.09")).Institutions!.Institutions.Count);
        var held = Assert.Single(await app.Submissions.ListHeldAsync(region.Code, CancellationToken.None));
        Assert.Equal(new InstitutionHold(true, 15, 30, false, 0, 15), held.Hold!.Institutions);
        var receipt = WorkbookCells.Read((await BinaryData.FromStreamAsync((await app.Files.OpenReceiptAsync(held, CancellationToken.None))!)).ToArray());
        Assert.Contains("15 dari 30 lembaga tidak tercantum lagi.", receipt.Sheets.SelectMany(sheet => receipt[sheet]).Select(cell => cell.Text));

        // People alone do not make it pointless.
        await ImportAsync("61.09", Monday.AddDays(2), Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1)));
        Assert.Equal(ReleaseOutcome.Released, await app.Releases.ReleaseAsync(region.Code, held.Id, "office:b", "Sudah dicocokkan", CancellationToken.None));
        Assert.Equal(SubmissionState.Accepted, await app.Import.ResumeAsync(region.Code, held.Id, CancellationToken.None));
        Assert.Equal(15, (await RegisterAsync("61.09")).Institutions!.Institutions.Count);
    }

    [Fact]
    public async Task A_held_list_that_a_newer_one_replaces_waits_for_nothing()
    {
        await ImportAsync("61.10", Monday, Institutions([.. Names(30)]));
        await ImportAsync("61.10", Monday.AddDays(1), Institutions([.. Names(15)]));
        await ImportAsync("61.10", Monday.AddDays(2), Institutions([.. Names(29)]));

        Assert.Equal(
            [SubmissionState.Accepted, SubmissionState.Superseded, SubmissionState.Accepted],
            (await new SubmissionStore(_storage, Clock).ListAsync(RegionCode.Parse("61.10"), CancellationToken.None))
                .OrderBy(submission => submission.UploadedAt).Select(submission => submission.State));
    }

    [Fact]
    public async Task A_register_and_a_count_from_before_institutions_are_still_read()
    {
        await ImportAsync("61.07", Monday, Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1)));

        Assert.Null((await RegisterAsync("61.07")).Institutions);
        var table = _storage.Tables.GetTableClient(StorageNames.Tables.Coverage);
        var row = (await table.GetEntityAsync<TableEntity>("latest", "61.07")).Value;
        var content = row.GetString("Content0")!.Replace(",\"hasPeople\":true", "", StringComparison.Ordinal);
        Assert.DoesNotContain("nstitution", content, StringComparison.Ordinal);
        Assert.NotEqual(row.GetString("Content0"), content);
        row["Content0"] = content;
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var coverage = await CoverageOfAsync("61.07");
        Assert.True(coverage.HasPeople);
        Assert.Null(coverage.Institutions);
    }

    [Fact]
    public async Task The_validity_that_is_set_reaches_the_stored_counts()
    {
        using var provider = Provider("12");

        await provider.GetRequiredService<RosterImport>().RunAsync(
            RegionCatalog.Shipped.Find(RegionCode.Parse("61.08"))!, "lks.xlsx", Monday, BinaryData.FromBytes(Institutions("LKS Satu").Build().Content), null, CancellationToken.None);

        var row = (await _storage.Tables.GetTableClient(StorageNames.Tables.Coverage).GetEntityAsync<TableEntity>("latest", "61.08")).Value;
        Assert.Contains("\"2025-05-30\":1", row.GetString("Content0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_validity_that_makes_no_sense_is_refused()
    {
        using var provider = Provider("0");

        var failure = Assert.Throws<SetupException>(() => provider.GetRequiredService<InstitutionRules>());

        Assert.Contains(InstitutionsRegistration.AccreditationMonthsSetting, failure.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Provider(string months)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new(StorageAccess.Setting, azurite.ConnectionString), new(InstitutionsRegistration.AccreditationMonthsSetting, months), new(ProtectionSettings.KeyFileSetting, "~/none.json")]);
        builder.AddPlatform();
        builder.Services.Replace(ServiceDescriptor.Singleton<IKeyRings>(TestKeys.Ring));
        builder.AddInstitutions();
        builder.AddPeople();
        builder.AddCoverage();
        builder.AddReference();
        builder.AddRegisters();
        builder.AddRosters();
        return builder.Services.BuildServiceProvider();
    }

    private static Xlsx Institutions(params string[] names) => Xlsx.Of("LKS", [Header, .. names.Select(Row)]);

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(index => $"LKS Contoh {(char)('A' + (index / 26))}{(char)('a' + (index % 26))}");

    private static object?[] Row(string name) => [1, name, "LKS", null, "A", new DateOnly(2024, 5, 31)];

    private Task<SubmissionState> ImportAsync(string region, DateTimeOffset uploadedAt, Xlsx workbook) => ImportAsync(region, uploadedAt, workbook.Build().Content);

    private async Task<SubmissionState> ImportAsync(string region, DateTimeOffset uploadedAt, byte[] content)
    {
        return await new TestApp(_storage, Clock).Import.RunAsync(
            RegionCatalog.Shipped.Find(RegionCode.Parse(region))!, "roster.xlsx", uploadedAt, BinaryData.FromBytes(content), null, CancellationToken.None);
    }

    private async Task<Register> RegisterAsync(string region) =>
        (await new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring)).LoadAsync(RegionCode.Parse(region), CancellationToken.None))!;

    private async Task<RegionCoverage> CoverageOfAsync(string region) =>
        (await new CoverageStore(_storage).LatestAsync(new Period(2026, 11), CancellationToken.None)).Single(count => count.Region.Value == region);
}
