using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Health;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>What a sweep found and finished.</summary>
/// <param name="Taken">Files of the inbox that no event had told of.</param>
/// <param name="Resumed">Submissions in work that had not moved, given a new message.</param>
/// <param name="Counted">Registers whose counts were behind them.</param>
internal sealed record SweepReport(int Taken, int Resumed, int Counted);

/// <summary>
/// Finishes what was cut off or never began: every state that is not final has this owner. Running twice, or beside the
/// triggers, is harmless: all that it does may be repeated.
/// </summary>
internal sealed partial class RosterSweep(
    InboxFiles waiting,
    RosterInbox inbox,
    InboxMarks marks,
    SubmissionStore submissions,
    RosterFiles files,
    RosterResumes resumes,
    CountedRegisters registers,
    PeopleMatching matching,
    WorkLog work,
    WorkSwitches switches,
    TimeProvider clock,
    ILogger<RosterSweep> logger)
{
    /// <summary>So long the trigger itself has time: only then a file or a state counts as forgotten.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>So long a submission may wait for its file: sweeps that find it in the inbox come every few minutes.</summary>
    public static readonly TimeSpan GivenUp = TimeSpan.FromDays(1);

    /// <summary>A file that lies untaken for so long, sweeps included, means that intake stands still.</summary>
    public static readonly TimeSpan Untaken = TimeSpan.FromMinutes(10);

    /// <summary>A file that has no verdict of the scan after so long means that the scan stands still. It takes seconds mostly.</summary>
    public static readonly TimeSpan Unscanned = TimeSpan.FromHours(1);

    /// <summary>The function in whose place forgotten files are taken.</summary>
    private string Trigger => switches.IsOff(nameof(RosterFunctions.ImportRoster)) ? nameof(RosterFunctions.ReceiveArrival) : nameof(RosterFunctions.ImportRoster);

    /// <exception cref="RegionsFailedException">A step or a region failed; everything else is done.</exception>
    public async Task<SweepReport> RunAsync(CancellationToken cancel)
    {
        var run = new RegionRun("SweepRosters", logger);
        var before = clock.GetUtcNow() - Patience;
        var report = new SweepReport(0, 0, 0);
        await run.TryAsync("inbox", async () => report = report with { Taken = await TakeForgottenAsync(before, cancel) }, cancel);
        await run.TryAsync("submissions", async () => report = report with { Resumed = await ResumeStalledAsync(run, before, cancel) }, cancel);
        await run.TryAsync("counts", async () => report = report with { Counted = await registers.CatchUpAsync(run, cancel) }, cancel);
        await run.TryAsync("comparison", () => matching.RunAsync(cancel), cancel);
        if (report != new SweepReport(0, 0, 0))
        {
            Log.Swept(logger, report.Taken, report.Resumed, report.Counted);
        }

        run.End();
        return report;
    }

    private async Task<int> ResumeStalledAsync(RegionRun run, DateTimeOffset before, CancellationToken cancel)
    {
        var stalled = await submissions.ListStalledAsync(before, run.Fail, cancel);
        foreach (var submission in stalled)
        {
            await run.TryAsync(submission.Region, () => ResumeAsync(submission, cancel), cancel);
        }

        return stalled.Count;
    }

    private async Task ResumeAsync(Submission submission, CancellationToken cancel)
    {
        if (submission.ChangedAt >= clock.GetUtcNow() - GivenUp || await files.HasOriginalAsync(submission, cancel) || await WaitsAsync(submission, cancel))
        {
            await resumes.SendAsync(submission.Region, submission.Id, cancel);
        }
        else if (await submissions.FindForChangeAsync(submission.Region, submission.Id, cancel) is { } stored && !stored.Submission.State.IsFinal())
        {
            await submissions.TrySaveAsync(
                stored.Submission with { State = SubmissionState.Refused, Result = SubmissionResult.Of(FindingCatalog.FileGone) }, stored.Tag, cancel);
        }
    }

    /// <summary>Whether its file lies in the inbox after all: there it may wait for the scan as long as that takes.</summary>
    private async Task<bool> WaitsAsync(Submission submission, CancellationToken cancel)
    {
        await foreach (var file in waiting.ListAsync(submission.Region, cancel))
        {
            if (file.Name.StartsWith(InboxFiles.NameOf(submission.Region, submission.Id), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<int> TakeForgottenAsync(DateTimeOffset before, CancellationToken cancel)
    {
        List<InboxEntry> forgotten;
        try
        {
            forgotten = await ForgottenAsync(before, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await work.SweptAsync(Trigger, missed: false, "Kotak masuk (kontainer rosters) tidak dapat dibaca, jadi tidak ada roster yang diterima. Lihat catatan layanan.", cancel);
            throw;
        }

        var ends = new List<(InboxEntry File, Intake Intake)>();
        var left = new List<InboxEntry>();
        foreach (var file in forgotten)
        {
            try
            {
                ends.Add((file, await inbox.TakeAsync(file.Name, cancel)));
            }
#pragma warning disable CA1031 // One file that cannot be taken must not keep the others waiting; the next sweep tries it again.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                left.Add(file);
                Log.NotTaken(logger, failure.GetType().Name, failure);
            }
        }

        var late = left.Count(file => file.UploadedAt < clock.GetUtcNow() - Untaken);
        await work.SweptAsync(
            Trigger,
            missed: ends.Any(end => end.Intake is not (Intake.TakenLate or Intake.Waiting or Intake.Unscanned)),
            late > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{late} berkas di kotak masuk belum dapat diambil lebih dari {Untaken.TotalMinutes:0} menit. Lihat catatan layanan (1021).")
                : TroubleOfScan(ends),
            cancel);
        return ends.Count(end => end.Intake is not (Intake.Waiting or Intake.Unscanned));
    }

    /// <summary>A scan that failed on a file does not try it again; one that is silent may only be slow.</summary>
    private string? TroubleOfScan(List<(InboxEntry File, Intake Intake)> ends)
    {
        var failed = ends.Count(end => end.Intake == Intake.Unscanned);
        var silent = ends.Count(end => end.Intake == Intake.Waiting && end.File.UploadedAt < clock.GetUtcNow() - Unscanned);
        return failed + silent > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{failed + silent} berkas di kotak masuk belum dibaca karena pemindai malware gagal ({failed}) atau diam lebih dari {Unscanned.TotalMinutes:0} menit ({silent}). " +
                $"Ikuti docs/runbooks/scan.md.")
            : null;
    }

    /// <summary>Files without a mark, the oldest first.</summary>
    private async Task<List<InboxEntry>> ForgottenAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var known = await marks.ListAsync(cancel);
        var regions = (await registers.RulesAsync(cancel)).Regions;
        var forgotten = new List<InboxEntry>();
        await foreach (var file in waiting.ListAsync(null, cancel))
        {
            if (file.UploadedAt < before && IsPlaced(file.Name, regions) && !known.Contains(InboxMarks.KeyOf(file)))
            {
                forgotten.Add(file);
            }
        }

        return [.. forgotten.OrderBy(file => file.UploadedAt)];
    }

    /// <summary>Files outside a region's folder have no office that could be answered.</summary>
    private static bool IsPlaced(string name, RegionCatalog regions) =>
        name.IndexOf('/', StringComparison.Ordinal) is > 0 and var separator
        && RegionCode.TryParse(name[..separator], out var region) && regions.Find(region) is not null;

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Warning, "The sweep took {Taken} forgotten files, resumed {Resumed} submissions and counted {Counted} registers.", EventName = "sweep_found_work")]
        public static partial void Swept(ILogger logger, int taken, int resumed, int counted);

        [LoggerMessage(1021, LogLevel.Error, "A forgotten file of the inbox could not be taken ({Failure}); the next sweep tries again.", EventName = "sweep_not_taken")]
        public static partial void NotTaken(ILogger logger, string failure, Exception exception);
    }
}
