using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>The program fails on one file: that file ends, with a finding, and nothing else waits for it.</summary>
public sealed class LastGuardTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Secret = "Siti Contoh Rahasia";

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private static readonly RosterSteps BrokenCheck = RosterSteps.Default with { Check = (_, _, _, _, _) => throw new FormatException($"The input string '{Secret}' was not in a correct format.") };
    private static readonly RosterSteps BrokenAnswer = RosterSteps.Default with { Answer = (_, _, _, _, _) => throw new InvalidOperationException(Secret) };

    private readonly LogLines<RosterImport> _log = new();
    private StorageAccess _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_that_the_program_fails_on_is_refused_and_the_next_one_is_accepted()
    {
        var broken = App(BrokenCheck);
        var (id, state) = await TakeAsync(broken, "14.01", Monday, Content(1));

        Assert.Equal(SubmissionState.Refused, state);
        var stored = (await broken.Submissions.FindAsync(RegionCode.Parse("14.01"), id, CancellationToken.None))!;
        var finding = Assert.Single(stored.Result!.Findings);
        Assert.Equal(FindingCatalog.Unforeseen.Code, finding.Code);
        var line = Assert.Single(_log.Lines, line => line.Id == 1004);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains(finding.Incident!, line.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(FormatException), line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join('\n', _log.Lines.Select(said => said.Text)), StringComparison.Ordinal);
        Assert.Contains(await ReceiptAsync("14.01", id), text => text.Contains(finding.Incident!, StringComparison.Ordinal));

        Assert.Equal(SubmissionState.Accepted, (await TakeAsync(App(RosterSteps.Default), "14.01", Monday.AddMinutes(1), Content(2))).State);
    }

    [Fact]
    public async Task The_message_of_such_a_file_twice_changes_nothing()
    {
        var app = App(BrokenCheck);
        var content = Content(1);
        var (id, _) = await TakeAsync(app, "14.02", Monday, content);
        var before = await app.Submissions.FindForChangeAsync(RegionCode.Parse("14.02"), id, CancellationToken.None);

        Assert.Equal(SubmissionState.Duplicate, (await TakeAsync(app, "14.02", Monday, content)).State);
        Assert.Equal(SubmissionState.Refused, await app.Import.ResumeAsync(RegionCode.Parse("14.02"), id, CancellationToken.None));

        Assert.Equal(before!.Tag, (await app.Submissions.FindForChangeAsync(RegionCode.Parse("14.02"), id, CancellationToken.None))!.Tag);
        Assert.Single(await app.Submissions.ListAsync(RegionCode.Parse("14.02"), CancellationToken.None));
    }

    [Fact]
    public async Task Uploaded_again_such_a_file_is_tried_again()
    {
        var content = Content(1);
        await TakeAsync(App(BrokenCheck), "14.03", Monday, content);
        await TakeAsync(App(BrokenCheck), "14.03", Monday.AddHours(1), content);

        Assert.Equal(SubmissionState.Accepted, (await TakeAsync(App(RosterSteps.Default), "14.03", Monday.AddHours(2), content)).State);

        Assert.Equal(
            [SubmissionState.Accepted, SubmissionState.Refused, SubmissionState.Refused],
            (await App(RosterSteps.Default).Submissions.ListAsync(RegionCode.Parse("14.03"), CancellationToken.None)).Select(submission => submission.State));
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_marked_up_does_not_lose_the_acceptance()
    {
        var app = App(BrokenAnswer);
        var (id, state) = await TakeAsync(app, "14.04", Monday, Content(1));

        Assert.Equal(SubmissionState.Accepted, state);
        var finding = Assert.Single((await app.Submissions.FindAsync(RegionCode.Parse("14.04"), id, CancellationToken.None))!.Result!.Findings, found => found.Code == FindingCatalog.ReceiptPlain.Code);
        Assert.Contains(finding.Incident!, Assert.Single(_log.Lines, line => line.Id == 1005).Text, StringComparison.Ordinal);
        Assert.Contains(await ReceiptAsync("14.04", id), text => text.Contains(finding.Incident!, StringComparison.Ordinal));
        Assert.Single((await app.Registers.LoadAsync(RegionCode.Parse("14.04"), CancellationToken.None))!.People);
    }

    [Fact]
    public async Task A_cancelled_check_is_no_end()
    {
        using var stop = new CancellationTokenSource();
        var stopped = App(RosterSteps.Default with { Check = (_, _, _, _, cancel) => { stop.Cancel(); cancel.ThrowIfCancellationRequested(); return null!; } });
        var content = Content(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(stopped, "14.05", Monday, content, stop.Token));

        Assert.Equal(SubmissionState.Accepted, (await TakeAsync(App(RosterSteps.Default), "14.05", Monday, content)).State);
    }

    [Fact]
    public async Task A_storage_that_is_away_is_no_end()
    {
        await using var proxy = await FaultProxy.StartAsync(azurite.ConnectionString);
        proxy.Forbids = request => request.Holder == StorageNames.Containers.Receipts;
        var content = Content(1);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            RunAsync(new TestApp(StorageAccess.From(proxy.ConnectionString), Clock), "14.06", Monday, content, CancellationToken.None));

        Assert.True(StorageFailure.IsAway(failure));
        Assert.Equal(SubmissionState.Accepted, (await TakeAsync(App(RosterSteps.Default), "14.06", Monday, content)).State);
    }

    [Fact]
    public void A_check_that_fails_is_a_refusal_with_a_finding()
    {
        // Without a region nothing can be read: that stands for any fault of the program.
        var check = GuardedCheck.Run(
            new RosterFile("roster.xlsx", Content(1)), null!, SmallRoster.Today, RulesInForce.Default, CancellationToken.None, out var fault);

        var finding = Assert.Single(check.Reading.Findings);
        Assert.Equal((SubmissionState.Refused, FindingCatalog.Unforeseen, fault!.Id), (check.Outcome, finding.Rule, finding.Incident));
        Assert.Contains(fault.Id, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_fault_of_the_same_file_has_the_same_incident_which_names_nobody()
    {
        var file = new RosterFile("roster.xlsx", Content(1));
        var other = new RosterFile("roster.xlsx", Content(2));
        var first = Fault(file, "satu");

        Assert.Equal(first.Id, Fault(file, "dua").Id);
        Assert.NotEqual(first.Id, Fault(other, "satu").Id);
        Assert.Matches("^[B-DF-HJ-NP-TV-Z2-9]{8}$", first.Id);
        Assert.Equal(first.Id, Masking.Text(first.Id));
        Assert.Contains(nameof(LastGuardTests), first.Place + first.Trace, StringComparison.Ordinal);
    }

    private static ProgramFault Fault(RosterFile file, string says) => Assert.Throws<ProgramFaultException>(
        () => ProgramFault.Guard<int>(file, () => throw new InvalidOperationException(says), CancellationToken.None)).Fault;

    private TestApp App(RosterSteps steps) => new(_storage, Clock, steps: steps, log: _log);

    private static byte[] Content(int serial) => Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(serial)]).Build().Content;

    private static Task<SubmissionState> RunAsync(TestApp app, string region, DateTimeOffset at, byte[] content, CancellationToken cancel) =>
        app.Import.RunAsync(RegionCatalog.Shipped.Find(RegionCode.Parse(region))!, "roster.xlsx", at, BinaryData.FromBytes(content), null, cancel);

    private static async Task<(string Id, SubmissionState State)> TakeAsync(TestApp app, string region, DateTimeOffset at, byte[] content) =>
        (Submission.IdOf(RegionCode.Parse(region), content), await RunAsync(app, region, at, content, CancellationToken.None));

    private async Task<IEnumerable<string>> ReceiptAsync(string region, string id)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{region}/{id}.xlsx");
        var receipt = (await _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts).GetBlobClient(name).DownloadContentAsync()).Value.Content;
        var cells = WorkbookCells.Read(receipt.ToArray());
        return cells.Sheets.SelectMany(sheet => cells[sheet]).Select(cell => cell.Text);
    }
}
