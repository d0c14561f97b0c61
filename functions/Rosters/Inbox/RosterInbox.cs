using System.Collections.Concurrent;
using Azure;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Reading;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>What became of a file of the inbox.</summary>
internal enum Intake
{
    /// <summary>No such file lies there.</summary>
    Gone,

    /// <summary>It is done with, now or since before.</summary>
    Taken,

    /// <summary>The same, after a verdict of the scan that had let wait for it.</summary>
    TakenLate,

    /// <summary>It lies where nobody looks after it.</summary>
    Misplaced,

    /// <summary>It was not read: the scan has not spoken yet.</summary>
    Waiting,

    /// <summary>It was not read: the scan failed on it.</summary>
    Unscanned,
}

/// <summary>
/// Takes one blob of the inbox <c>rosters/{region}/{file}</c> and hands it to the import, once the scan for malware has let it
/// through where there is one.
/// </summary>
internal sealed partial class RosterInbox(
    InboxFiles files,
    InboxScan scan,
    RosterImport import,
    RosterRefusal refusal,
    SubmissionStore submissions,
    InboxMarks marks,
    RulesSource rules,
    WorkBudgets budgets,
    ILogger<RosterInbox> logger)
{
    /// <summary>Files that this process takes because of a message, each with what becomes of it.</summary>
    private readonly ConcurrentDictionary<string, Task<Intake>> _announced = new(StringComparer.Ordinal);

    /// <summary>A file that lies in the inbox, by its name.</summary>
    public async Task<Intake> TakeAsync(string name, CancellationToken cancel)
    {
        var intake = await TryTakeAsync(name, cancel);
        if (intake == Intake.Gone)
        {
            Log.Gone(logger);
        }

        return intake;
    }

    /// <summary>The same, without a word where no such file lies in the inbox.</summary>
    public async Task<Intake> TryTakeAsync(string name, CancellationToken cancel)
    {
        if (await PlaceOf(name, cancel) is not { } region)
        {
            Log.Misplaced(logger);
            return Intake.Misplaced;
        }

        // The message of an upload and the scan for blobs, or an event, tell of the same file at about the same time.
        if (_announced.TryGetValue(name, out var announced) && await announced.WaitAsync(cancel) is not Intake.Gone and var known)
        {
            return known;
        }

        return await IsTakenAsync(name, cancel) ? Intake.Taken : await TakeAsync(region, name, await StoredAsync(region.Code, name, cancel), cancel);
    }

    /// <summary>A submission that is to be gone on with: from its original, or from the inbox where it was handed in just now.</summary>
    /// <exception cref="FormatException">There is no such region.</exception>
    public async Task ResumeAsync(RegionCode code, string submission, CancellationToken cancel)
    {
        var name = InboxFiles.NameOf(code, submission);
        var stored = await submissions.FindAddedAsync(code, submission, cancel);
        var place = await PlaceOf(name, cancel);
        try
        {
            if (stored is { Submission.State: SubmissionState.Received } && place is { } region
                && await AnnouncedAsync(name, () => TakeAsync(region, name, stored, cancel)) != Intake.Gone)
            {
                return;
            }
        }
        catch (RequestFailedException broken) when (broken.Status >= 500)
        {
            // After a power cut the emulator may list a file that it cannot give any more; its original was then put back
            // from the journal.
            if (await import.ResumeAsync(code, submission, cancel) is null)
            {
                throw;
            }

            return;
        }

        if (await import.ResumeAsync(code, submission, cancel) is null
            && (place is not { } known || await AnnouncedAsync(name, () => TakeAsync(known, name, stored: null, cancel)) == Intake.Gone))
        {
            Log.Gone(logger);
        }
    }

    /// <summary>Lets the trigger wait for the end, so that it need not take the file as well.</summary>
    private async Task<Intake> AnnouncedAsync(string name, Func<Task<Intake>> take)
    {
        var end = new TaskCompletionSource<Intake>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isFirst = _announced.TryAdd(name, end.Task);
        var taken = Intake.Gone;
        try
        {
            return taken = await take();
        }
        finally
        {
            if (isFirst)
            {
                _announced.TryRemove(name, out _);
                end.SetResult(taken);
            }
        }
    }

    /// <summary>The region of the folder; null where there is none.</summary>
    private async Task<Region?> PlaceOf(string name, CancellationToken cancel) =>
        name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var separator && RegionCode.TryParse(name[..separator], out var code)
            ? (await rules.RegionsAsync(cancel)).Find(code)
            : null;

    /// <summary>Of a file under a name of ours the trigger mostly comes second.</summary>
    private async Task<bool> IsTakenAsync(string name, CancellationToken cancel) =>
        IsOurs(name) && await files.FindAsync(name, cancel) is { } file && await marks.HasAsync(name, file.Version, cancel);

    /// <summary>The submission that a name of ours names, as long as it is not over.</summary>
    private async Task<StoredSubmission?> StoredAsync(RegionCode region, string name, CancellationToken cancel) =>
        IsOurs(name) && await submissions.FindForChangeAsync(region, FileOf(name).Split('-')[0], cancel) is { } stored && !stored.Submission.State.IsFinal()
            ? stored
            : null;

    private static string FileOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <param name="stored">The submission that the file was put there for, where that is known.</param>
    private async Task<Intake> TakeAsync(Region region, string name, StoredSubmission? stored, CancellationToken cancel)
    {
        if (await scan.LookAsync(name, cancel) is not { } look)
        {
            return Intake.Gone;
        }

        if (look.IsWaiting)
        {
            return await WaitAsync(name, region.Code, look, cancel);
        }

        // Only the download may say "gone": a 404 of a later step is a fault, which the trigger tries again.
        if (await files.OpenAsync(name, cancel) is not ({ } file, var whole))
        {
            return Intake.Gone;
        }

        if (look.Version is { } scanned && scanned != file.Version)
        {
            // Something else was put in its place, of which the verdict says nothing.
            return await WaitAsync(name, region.Code, look with { Verdict = ScanVerdict.None }, cancel);
        }

        using var span = Spans.Continue(Spans.RosterTake, file.Trace);
        span?.SetTag("region", region.Code.Value);
        using var held = await budgets.Files.TakeAsync(Math.Min(file.Length, RosterGate.MaxBytes), cancel);
        if ((whole ?? await ReadAsync(name, file, cancel)) is not { } content)
        {
            return Intake.Gone;
        }

        if (look.Verdict is ScanVerdict.Malicious or ScanVerdict.Closed)
        {
            await RefuseAsync(region, name, stored, file, content, look.Verdict, cancel);
            return look.IsLate ? Intake.TakenLate : Intake.Taken;
        }

        _ = stored is not null && stored.Submission.Content == Submission.IdOf(region.Code, content.ToMemory().Span)
            ? await import.RunAsync(region, stored, content, cancel)
            : await import.RunAsync(region, file.FileName, file.UploadedAt, content, file.UploadedBy, cancel);
        await marks.SetAsync(name, file.Version, cancel);
        if (!IsOurs(name))
        {
            await RenameAsync(name, region.Code, file, content, cancel);
        }

        return look.IsLate ? Intake.TakenLate : Intake.Taken;
    }

    private async Task<Intake> WaitAsync(string name, RegionCode region, ScanLook look, CancellationToken cancel)
    {
        await scan.LookAgainAsync(region, name, look, cancel);
        if (look.Verdict == ScanVerdict.Failed)
        {
            Log.Unscanned(logger, region);
            return Intake.Unscanned;
        }

        Log.Waiting(logger, region);
        return Intake.Waiting;
    }

    /// <summary>
    /// Its content is looked at for its identity and no further. The file goes when the office has its answer, so that nobody
    /// comes upon it again; where storage keeps what is deleted, it is there for whoever looks into it.
    /// </summary>
    private async Task RefuseAsync(
        Region region, string name, StoredSubmission? stored, InboxFile file, BinaryData content, ScanVerdict verdict, CancellationToken cancel)
    {
        var rule = verdict == ScanVerdict.Malicious ? FindingCatalog.Malicious : FindingCatalog.NotScanned;
        var id = Submission.IdOf(region.Code, content.ToMemory().Span);
        await refusal.RunAsync(region, stored, file.FileName, file.UploadedAt, file.UploadedBy, id, rule, cancel);
        await files.RemoveAsync(name, file.Version, cancel);
        Log.Refused(logger, region.Code, id, rule.Code);
    }

    private async Task<BinaryData?> ReadAsync(string name, InboxFile file, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.RosterRead);
        span?.SetTag("bytes", file.Length);
        return await files.ReadAsync(name, file, cancel);
    }

    /// <summary>The copy is marked as taken before the file goes: whatever is cut off here is only done again.</summary>
    private async Task RenameAsync(string name, RegionCode region, InboxFile file, BinaryData content, CancellationToken cancel)
    {
        var submission = Submission.IdOf(region, content.ToMemory().Span);
        var to = InboxFiles.NameOf(region, submission);
        var version = await files.CopyAsync(name, to, submission, file, content, cancel);
        await marks.SetAsync(to, version, cancel);
        await files.RemoveAsync(name, file.Version, cancel);
    }

    /// <summary>The names that the product gives: a submission, or one and a number where that name was taken.</summary>
    internal static bool IsOurs(string name) =>
        FileOf(name).Split('-') is { Length: 1 or 2 } parts && parts.All(part => part.Length == 32 && part.All(char.IsAsciiHexDigitLower));

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "A file lies in the inbox outside a region's folder and is not read. Upload to rosters/{{region code}}/.", EventName = "inbox_misplaced")]
        public static partial void Misplaced(ILogger logger);

        [LoggerMessage(1011, LogLevel.Information, "A roster was removed from the inbox before it was read.", EventName = "inbox_gone")]
        public static partial void Gone(ILogger logger);

        [LoggerMessage(1014, LogLevel.Information, "A file of {Region} waits in the inbox for the verdict of the malware scan.", EventName = "scan_waiting")]
        public static partial void Waiting(ILogger logger, RegionCode region);

        [LoggerMessage(1015, LogLevel.Warning, "The content {Content} of {Region} was refused by the malware scan ({Finding}), unread, and removed from the inbox.", EventName = "scan_refused")]
        public static partial void Refused(ILogger logger, RegionCode region, string content, string finding);

        [LoggerMessage(1016, LogLevel.Warning, "The malware scan failed on a file of {Region}, which stays in the inbox unread.", EventName = "scan_failed")]
        public static partial void Unscanned(ILogger logger, RegionCode region);
    }
}
