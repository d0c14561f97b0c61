using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Limits;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Reading;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>Takes one blob of the inbox <c>rosters/{region}/{file}</c> and hands it to the import.</summary>
internal sealed partial class RosterInbox(
    InboxFiles files, RosterImport import, InboxMarks marks, RulesSource rules, WorkBudgets budgets, ILogger<RosterInbox> logger)
{
    public async Task TakeAsync(string name, CancellationToken cancel)
    {
        var separator = name.IndexOf('/', StringComparison.Ordinal);
        if (separator < 0 || !RegionCode.TryParse(name[..separator], out var code)
            || (await rules.RegionsAsync(cancel)).Find(code) is not { } region)
        {
            Log.Misplaced(logger);
            return;
        }

        // Only the download may say "gone": a 404 of a later step is a fault, which the trigger tries again.
        if (await files.FindAsync(name, cancel) is not { } file)
        {
            Log.Gone(logger, code);
            return;
        }

        using var held = await budgets.Files.TakeAsync(Math.Min(file.Length, RosterGate.MaxBytes), cancel);
        if (await files.ReadAsync(name, file, cancel) is not { } content)
        {
            Log.Gone(logger, code);
            return;
        }

        await import.RunAsync(region, file.FileName, file.UploadedAt, content, file.UploadedBy, cancel);
        await marks.SetAsync(name, file.Version, cancel);
        if (!IsOurs(name[(separator + 1)..]))
        {
            await RenameAsync(name, code, file, content, cancel);
        }
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
    private static bool IsOurs(string file) =>
        file.Split('-') is { Length: 1 or 2 } parts && parts.All(part => part.Length == 32 && part.All(char.IsAsciiHexDigitLower));

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "A file lies in the inbox outside a region's folder and is not read. Upload to rosters/{{region code}}/.")]
        public static partial void Misplaced(ILogger logger);

        [LoggerMessage(1011, LogLevel.Information, "A roster of {Region} was removed from the inbox before it was read.")]
        public static partial void Gone(ILogger logger, RegionCode region);
    }
}
