using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Hosting.Commands;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Demo;

/// <summary>One demo on a started host: what an office, the timers and the queues would do, step by step.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly IHost _host;
    private readonly DemoClock _clock;
    private readonly StorageAccess _storage;
    private readonly string _target;
    private readonly Caller _caller;
    private readonly TextWriter _output;

    private DemoRun(IHost host, DemoClock clock, string target, Caller caller)
    {
        _host = host;
        _clock = clock;
        _target = target;
        _caller = caller;
        _output = caller.Output;
        _storage = host.Services.GetRequiredService<StorageAccess>();
    }

    public static async Task<DemoRun> StartAsync(
        string connection, int smtpPort, string work, string target, Caller caller, CancellationToken cancel)
    {
        var clock = new DemoClock(Morning(DemoTexts.EarlierDay));
        var builder = OneMachine.CreateBuilder(
            work,
            new Dictionary<string, string?>
            {
                [StorageAccess.Setting] = connection,
                [PlatformRegistration.KeyFileSetting] = Path.Combine(work, "keys.json"),
                ["urls"] = "http://127.0.0.1:0",
                ["Alerts:SmtpHost"] = "127.0.0.1",
                ["Alerts:SmtpPort"] = smtpPort.ToString(CultureInfo.InvariantCulture),
                ["Alerts:Tls"] = "None",
                ["Alerts:From"] = "sertikesos@contoh.example",
                ["Alerts:PerMinute"] = "1000",
                ["Alerts:PerHour"] = "1000",
                ["Logging:LogLevel:Default"] = "Warning",
            },
            isolated: true);
        // The demo calls the timers' work itself, at its own moments.
        TriggerEngine.DisableTimers(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.Replace(ServiceDescriptor.Singleton<IKeyRings>(DemoKeys.Ring));
        return new DemoRun(await OneMachine.StartAsync(builder, cancel), clock, target, caller);
    }

    public async Task CompleteAsync(CancellationToken cancel)
    {
        await _output.WriteLineAsync("2. Bulan lalu: Dinas Sosial mengunggah, kementerian menyatakan sasaran, rekap terbit …");
        await DemoStatements.PutAsync(_host.Services, cancel);
        await AwaitImportsAsync(await UploadAsync("earlier", cancel), cancel);
        await PublishAsync(DemoTexts.EarlierDay.AddDays(1), cancel);

        _clock.MoveTo(Morning(DemoTexts.ImportDay));
        await _output.WriteLineAsync("3. Bulan ini: mengunggah contoh roster, seperti yang dilakukan Dinas Sosial:");
        var regions = await UploadAsync("rosters", cancel);
        await _output.WriteLineAsync("4. Menunggu roster dibaca dan diperiksa …");
        await AwaitImportsAsync(regions, cancel);
        await _output.WriteLineAsync("5. Menerbitkan rekap nasional, provinsi, dan kantor …");
        await PublishAsync(DemoTexts.PublishDay, cancel);
        var mails = await SendAlertsAsync(regions, cancel);
        await CollectAsync(regions, cancel);
        await DemoReport.WriteAsync(_host.Services, mails, _target, _output, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Stands in the records for the key of each office.</summary>
    private const string Uploader = "office:demo";

    private const string Publisher = "ministry:demo";

    private static DateTimeOffset Morning(DateOnly day) => RehearsalClock.MorningOf(day);

    private async Task<Dictionary<RegionCode, int>> UploadAsync(string samples, CancellationToken cancel)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", samples);
        var drop = _host.Services.GetRequiredService<RosterDrop>();
        var regions = new Dictionary<RegionCode, int>();
        foreach (var path in Directory.GetFiles(folder, "*.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var region = RegionCode.Parse(Path.GetFileName(Path.GetDirectoryName(path))!);
            await drop.PutAsync(region, Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel), Uploader, cancel);
            regions[region] = regions.GetValueOrDefault(region) + 1;
            await _output.WriteLineAsync($"   {RegionCatalog.Shipped.Find(region)?.Name}: {Path.GetFileName(path)}");
        }

        return regions;
    }

    private async Task AwaitImportsAsync(Dictionary<RegionCode, int> regions, CancellationToken cancel)
    {
        var submissions = _host.Services.GetRequiredService<SubmissionStore>();
        foreach (var (region, files) in regions)
        {
            await UntilAsync(
                async () =>
                {
                    var known = await submissions.ListAsync(region, cancel);
                    return known.Count >= files && known.All(submission => submission.State.IsFinal());
                },
                $"roster {region}",
                cancel);
        }
    }

    private async Task PublishAsync(DateOnly day, CancellationToken cancel)
    {
        _clock.MoveTo(Morning(day).AddHours(1));
        var period = Period.Of(day);
        var outcome = await _host.Services.GetRequiredService<SummaryPublisher>().PublishAsync(period, day, Publisher, cancel);
        var issue = outcome is SummaryOutcome.Published published ? published.Issue : throw new InvalidOperationException("A fresh storage holds no issue.");
        var publications = _host.Services.GetRequiredService<Publications>();
        await UntilAsync(async () => await publications.FindAsync(period, issue, cancel) is { FinishedAt: not null }, $"rekap {period}", cancel);
    }

    private async Task<int> SendAlertsAsync(Dictionary<RegionCode, int> regions, CancellationToken cancel)
    {
        await _output.WriteLineAsync("6. Mengirim pemberitahuan yang jatuh tempo ke penampung surel …");
        await _host.Services.GetRequiredService<AlertScheduling>().PlanAllAsync(cancel);
        var ledger = _host.Services.GetRequiredService<AlertLedger>();
        var mails = 0;
        foreach (var region in regions.Keys)
        {
            await UntilAsync(
                async () => await QueueIsEmptyAsync(StorageNames.Queues.AlertScans, cancel)
                    && await QueueIsEmptyAsync(StorageNames.Queues.Alerts, cancel)
                    && (await ledger.ListAsync(region, cancel)).All(entry => !entry.State.IsOpen()),
                $"pemberitahuan {region}",
                cancel);
            mails += (await ledger.ListAsync(region, cancel)).Count(entry => entry.State == AlertState.Delivered);
        }

        return mails;
    }

    private async Task<bool> QueueIsEmptyAsync(string queue, CancellationToken cancel) =>
        (await _storage.Queues.GetQueueClient(queue).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount == 0;

    private async Task CollectAsync(Dictionary<RegionCode, int> regions, CancellationToken cancel)
    {
        var containers = (string[])[StorageNames.Containers.Summaries, StorageNames.Containers.OfficeWorkbooks];
        foreach (var summaries in containers.Select(_storage.Blobs.GetBlobContainerClient))
        {
            foreach (var period in (Period[])[Period.Of(DemoTexts.EarlierDay), Period.Of(DemoTexts.PublishDay)])
            {
                Directory.CreateDirectory(Path.Combine(_target, DemoTexts.SummaryFolder, period.ToString()));
                await foreach (var blob in summaries.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{period}/" }, cancel))
                {
                    await SaveAsync(summaries, blob.Name, Path.Combine(DemoTexts.SummaryFolder, period.ToString(), Path.GetFileName(blob.Name)), cancel);
                }
            }
        }

        var receipts = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts);
        var submissions = _host.Services.GetRequiredService<SubmissionStore>();
        foreach (var region in regions.Keys)
        {
            foreach (var submission in await submissions.ListAsync(region, cancel))
            {
                var name = $"{region} {Path.GetFileNameWithoutExtension(submission.FileName)}.xlsx";
                await SaveAsync(receipts, RosterFiles.ReceiptName(region, submission.Id), Path.Combine(DemoTexts.ReceiptFolder, name), cancel);
            }
        }
    }

    private async Task SaveAsync(BlobContainerClient container, string blob, string file, CancellationToken cancel) =>
        await container.GetBlobClient(blob).DownloadToAsync(Path.Combine(_target, file), cancel);

    private Task UntilAsync(Func<Task<bool>> reached, string what, CancellationToken cancel) =>
        _caller.WaitAsync(what, () => PollAsync(reached, what, cancel));

    private static async Task PollAsync(Func<Task<bool>> reached, string what, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            while (!await reached())
            {
                await Task.Delay(Step, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SetupException(
                $"Demo berhenti: {what} belum selesai setelah {Patience.TotalMinutes:0} menit. Jalankan lagi; bila berulang, lihat catatan di layar.");
        }
    }
}
