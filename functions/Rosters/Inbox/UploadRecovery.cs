using Azure;
using Microsoft.Extensions.Logging;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Hands uploads of the journal in again that storage has forgotten, makes registers whole that it kept in part, and clears
/// the journal of those that are over. An entry that fails is told and stays; it never keeps the others, or the service,
/// from starting.
/// </summary>
internal sealed partial class UploadRecovery(
    IUploadJournal journal, RosterDrop drop, SubmissionStore submissions, RosterFiles files, RosterRebuild rebuild, InboxScan scan, ILogger<UploadRecovery> logger)
{
    /// <summary>So long an entry is kept after all is well: by then the emulator has long written everything to its disk.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>To be called before anything else is taken in, so that the order of uploads is that of before.</summary>
    /// <returns>How many were handed in again.</returns>
    public async Task<int> HandInAsync(CancellationToken cancel)
    {
        var again = 0;
        foreach (var entry in List())
        {
            await TryAsync(entry, async () => again += await HandInAsync(entry, cancel) ? 1 : 0);
        }

        if (again > 0)
        {
            Log.HandedIn(logger, again);
        }

        return again;
    }

    /// <summary>To be called after uploads were handed in again: a register is made whole from what came in.</summary>
    public async Task MakeWholeAsync(CancellationToken cancel)
    {
        if (journal is NoUploadJournal)
        {
            // Storage loses nothing that it has answered for; were a version gone, a person had to look why.
            return;
        }

        try
        {
            var report = await rebuild.RepairAsync(cancel);
            var answered = 0;
            foreach (var entry in List())
            {
                await TryAsync(entry, async () => answered += await AnswerAgainAsync(entry, cancel) ? 1 : 0);
            }

            if (report.Replayed + report.Acts + answered > 0)
            {
                Log.MadeWhole(logger, report.Replayed, report.Acts, answered);
            }
        }
#pragma warning disable CA1031 // What cannot be mended here is told by every sweep; it must not keep the service from starting.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotWhole(logger, failure.GetType().Name, failure);
        }
    }

    /// <summary>Removes what is final and old enough. Only those entries are looked up in storage.</summary>
    public async Task<int> ClearAsync(CancellationToken cancel)
    {
        var cleared = 0;
        foreach (var entry in List().Where(entry => entry.Age > Kept))
        {
            await TryAsync(entry, async () =>
            {
                if (await submissions.FindAsync(entry.Region, entry.Submission, cancel) is { } known && known.State.IsFinal())
                {
                    journal.Remove(entry);
                    cleared++;
                }
            });
        }

        return cleared;
    }

    private async Task<bool> HandInAsync(JournalEntry entry, CancellationToken cancel)
    {
        var known = await submissions.FindAsync(entry.Region, entry.Submission, cancel);
        var isFinal = known is not null && known.State.IsFinal();
        if (isFinal && (known!.Result is { IsUnread: true } || entry.Age > Kept || await files.HasOriginalAsync(known!, cancel)))
        {
            return false;
        }

        if (await journal.ReadAsync(entry, cancel) is not { } upload)
        {
            Log.Broken(logger, entry.Region, entry.Submission);
            return false;
        }

        // The table may have outlived the files: from the original everything can be made again.
        var submission = isFinal ? known! : await drop.HandInAsync(upload, cancel);
        if (isFinal || !scan.IsOn)
        {
            // An original counts as scanned: what is not over yet gets one when its verdict is there.
            await files.PutBackAsync(submission, BinaryData.FromBytes(upload.Content), cancel);
        }

        return known is null;
    }

    /// <summary>A roster that is over has an answer.</summary>
    private async Task<bool> AnswerAgainAsync(JournalEntry entry, CancellationToken cancel) =>
        entry.Age <= Kept
        && await submissions.FindAsync(entry.Region, entry.Submission, cancel) is { } known && known.State.IsFinal()
        && !await files.HasReceiptAsync(known, cancel) && await rebuild.AnswerAgainAsync(known, cancel);

    private IReadOnlyList<JournalEntry> List()
    {
        try
        {
            return journal.List();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, "*", failure.GetType().Name, failure);
            return [];
        }
    }

    private async Task TryAsync(JournalEntry entry, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, $"{entry.Region}/{entry.Submission}", failure.GetType().Name, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1030, LogLevel.Warning, "Storage had forgotten {Uploads} uploads; they were handed in again from the journal.", EventName = "journal_handed_in")]
        public static partial void HandedIn(ILogger logger, int uploads);

        [LoggerMessage(1031, LogLevel.Error, "What the journal holds of {Region}/{Submission} cannot be read and was put aside.", EventName = "journal_broken")]
        public static partial void Broken(ILogger logger, RegionCode region, string submission);

        [LoggerMessage(1033, LogLevel.Warning, "Storage had lost versions of registers or answers; {Replayed} rosters and {Acts} acts were done again, {Answered} rosters answered again.", EventName = "registers_made_whole")]
        public static partial void MadeWhole(ILogger logger, int replayed, int acts, int answered);

        [LoggerMessage(1034, LogLevel.Error, "Registers could not be looked through for lost versions ({Failure}).", EventName = "registers_not_whole")]
        public static partial void NotWhole(ILogger logger, string failure, Exception exception);

        [LoggerMessage(1032, LogLevel.Error, "What the journal holds of {Entry} could not be looked after ({Failure}); it stays.", EventName = "journal_failed")]
        public static partial void Failed(ILogger logger, string entry, string failure, Exception exception);
    }
}
