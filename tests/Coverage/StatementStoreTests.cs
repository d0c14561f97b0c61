using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class StatementStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Morning);
    private StatementStore _store = null!;

    public async Task InitializeAsync()
    {
        var storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(storage).RunAsync(CancellationToken.None);
        _store = new StatementStore(storage, _clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string> Kinds => [.. Examples("11.01", "I").Select(statement => statement.Kind.ToString())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_statement_comes_back_as_it_was_said(string kind)
    {
        var said = Examples("11.02", "II").Single(statement => statement.Kind.ToString() == kind) with { By = "ministry:1a2b3c4d5e6f" };

        var (recorded, isNew) = await _store.PutAsync(said, CancellationToken.None);

        Assert.True(isNew);
        Assert.Equal(recorded, (await _store.LoadAsync(CancellationToken.None)).All.Single(statement => statement.Kind == said.Kind && statement.Subject == said.Subject));
        Assert.Equal(said, recorded with { RecordedAt = default });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_statement_twice_changes_nothing(string kind)
    {
        var said = Examples("11.03", "III").Single(statement => statement.Kind.ToString() == kind);
        var (first, _) = await _store.PutAsync(said, CancellationToken.None);
        var before = await _store.HistoryAsync(said.Kind, CancellationToken.None);

        var (second, isNew) = await _store.PutAsync(said with { By = "operator:other" }, CancellationToken.None);

        Assert.False(isNew);
        Assert.Equal(first, second);
        Assert.Equal(before, await _store.HistoryAsync(said.Kind, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_known_at_any_time_can_be_asked_again()
    {
        var first = new FamilyCount(AreaCode.Of(RegionCode.Parse("11.04")), 1_000, new DateOnly(2026, 1, 1), "surat a");
        var (a, _) = await _store.PutAsync(first, CancellationToken.None);
        var (b, _) = await _store.PutAsync(first with { Families = 2_000 }, CancellationToken.None);
        var gone = await _store.WithdrawAsync(first.Kind, first.Subject, "office:x", CancellationToken.None);
        Assert.True(gone!.Withdrawn);
        Assert.Equal(gone, await _store.WithdrawAsync(first.Kind, first.Subject, "office:y", CancellationToken.None));

        async Task<int?> Known(DateTimeOffset at) =>
            (await _store.LoadAsync(CancellationToken.None, at)).Families(first.Area, new DateOnly(2026, 11, 24))?.Families;
        Assert.Null(await Known(a.RecordedAt.AddMilliseconds(-1)));
        Assert.Equal(1_000, await Known(a.RecordedAt));
        Assert.Equal(2_000, await Known(b.RecordedAt));
        Assert.Null(await Known(DateTimeOffset.MaxValue));
        Assert.Equal(3, (await _store.HistoryAsync(StatementKind.Need, CancellationToken.None)).OfType<FamilyCount>().Count(count => count.Area == first.Area));
    }

    [Fact]
    public async Task A_word_that_was_taken_back_can_be_said_again_and_an_unknown_one_cannot_be_taken_back()
    {
        var target = new CertificationTarget(AreaCode.Nation, 2031, Role.Psm, 5, "sk");
        Assert.Null(await _store.WithdrawAsync(target.Kind, target.Subject, "ministry:x", CancellationToken.None));
        await _store.PutAsync(target, CancellationToken.None);
        await _store.WithdrawAsync(target.Kind, target.Subject, "ministry:x", CancellationToken.None);

        var (_, isNew) = await _store.PutAsync(target, CancellationToken.None);

        Assert.True(isNew);
        Assert.Single((await _store.LoadAsync(CancellationToken.None)).Targets(2031));
    }

    [Fact]
    public async Task Two_at_once_are_both_on_record_and_one_is_in_force()
    {
        var region = AreaCode.Of(RegionCode.Parse("11.05"));
        await Task.WhenAll(Enumerable.Range(1, 8).Select(number =>
            _store.PutAsync(new FamilyCount(region, number, new DateOnly(2026, 1, 1), "x"), CancellationToken.None)));

        Assert.Equal(8, (await _store.HistoryAsync(StatementKind.Need, CancellationToken.None)).OfType<FamilyCount>().Count(count => count.Area == region));
        Assert.Single((await _store.LoadAsync(CancellationToken.None)).All.OfType<FamilyCount>(), count => count.Area == region);
    }

    private static IReadOnlyList<Statement> Examples(string region, string centre)
    {
        var code = RegionCode.Parse(region);
        var month = new Period(2026, 11);
        return
        [
            new FamilyCount(AreaCode.Of(code), 12_345, new DateOnly(2026, 10, 31), "Surat 460/12"),
            new CertificationTarget(AreaCode.Of(code), 2026, Role.Tksk, 10, "SK"),
            new ExamSeats(centre, month, ExamMode.Online, 4, 30, "Jadwal"),
            new UnitCost(2020 + centre.Length, ExamMode.FaceToFace, 1_500_000, "SBM"),
            new DeadlineException(code, month, new DateOnly(2026, 12, 5), "Kepala Dinas", "Banjir"),
            new NilReport(code, month, "Kepala Dinas", "Belum ada"),
        ];
    }
}
