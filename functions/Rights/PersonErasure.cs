using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.People;
using SertiKesos.People.Index;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Time;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Redaction;

namespace SertiKesos.Rights;

/// <summary>What an erasure has done, all passes together.</summary>
internal sealed record ErasureReport(int Regions, int Files, int InboxFiles, int Versions, int Alerts);

/// <summary>
/// Takes a person out of everything that is kept. The registers come last, since they say who is meant: a run that was
/// cut off finds the person there again and goes on.
/// </summary>
internal sealed partial class PersonErasure(
    ErasureList erasures,
    PersonSearch search,
    RegisterStore registers,
    CountedRegisters counted,
    SubmissionStore submissions,
    RosterFiles files,
    InboxErasure inbox,
    RegionTurns turns,
    PersonAlerts alerts,
    PeopleMatching matching,
    AuditLog audit,
    BlindIndex index,
    ILogger<PersonErasure> logger)
{
    /// <summary>A further pass finds what came in during the one before; after so many the daily run goes on.</summary>
    private const int MostPasses = 3;

    public async Task<ErasureReport> EraseAsync(RightsSubject subject, string actor, CancellationToken cancel) =>
        await RunAsync(await erasures.RequestAsync(subject, actor, cancel), cancel);

    /// <summary>Finishes what was cut off.</summary>
    public async Task<int> ContinueAsync(CancellationToken cancel)
    {
        var open = await erasures.OpenAsync(cancel);
        foreach (var erasure in open)
        {
            await RunAsync(erasure, cancel);
        }

        return open.Count;
    }

    private async Task<ErasureReport> RunAsync(Erasure erasure, CancellationToken cancel)
    {
        var report = new ErasureReport(erasure.Regions.Count, 0, 0, 0, 0);
        var trace = new PersonTrace(index, erasure.Key);
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            var before = report;
            foreach (var region in erasure.Regions)
            {
                await search.LearnAsync(trace, region, cancel);
            }

            var known = erasure.Regions.Select(RegionCatalog.Find).OfType<Region>().ToList();
            foreach (var region in known)
            {
                using var turn = await turns.TakeAsync(region.Code, cancel);
                report = await FilesAsync(region, trace, report, cancel);
                report = report with
                {
                    Alerts = report.Alerts + await alerts.RemoveAsync(region.Code, trace.Identities, trace.Emails, cancel),
                };
            }

            foreach (var region in known)
            {
                using var turn = await turns.TakeAsync(region.Code, cancel);
                report = report with { Versions = report.Versions + await RegisterAsync(region.Code, erasure, trace, cancel) };
            }

            if (report == before)
            {
                await FinishAsync(erasure, report, cancel);
                break;
            }
        }

        Log.Erased(logger, report.Regions, report.Files, report.InboxFiles, report.Versions, report.Alerts);
        return report;
    }

    private async Task FinishAsync(Erasure erasure, ErasureReport report, CancellationToken cancel)
    {
        await matching.RunAsync(cancel);
        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry(
                $"erased-{erasure.Key}-{Stamp(erasure)}",
                erasure.Actor,
                "person.erased",
                erasure.Key,
                new Dictionary<string, string>
                {
                    ["regions"] = Number(report.Regions),
                    ["files"] = Number(report.Files),
                    ["inbox"] = Number(report.InboxFiles),
                    ["versions"] = Number(report.Versions),
                    ["alerts"] = Number(report.Alerts),
                }),
            cancel);
        await erasures.FinishAsync(erasure, cancel);
    }

    private async Task<ErasureReport> FilesAsync(Region region, PersonTrace trace, ErasureReport report, CancellationToken cancel)
    {
        var target = trace.Target();
        if (target.IsEmpty)
        {
            return report;
        }

        var redacted = await counted.ForgetActsAsync(region.Code, trace.Identities, null, cancel);
        var kept = await submissions.ListAsync(region.Code, cancel);
        foreach (var submission in kept)
        {
            var day = submission.UploadedAt.DayAt(region.Zone);
            var fileName = target.HasName(submission.FileName) || target.IsMentioned(submission.FileName)
                ? "roster" + Path.GetExtension(submission.FileName)
                : submission.FileName;
            if (await files.RedactAsync(
                submission,
                fileName,
                content => RosterRedaction.Of(new RosterFile(submission.FileName, content.ToMemory()), region, day, target, cancel),
                cancel))
            {
                redacted++;
            }

            if (fileName != submission.FileName
                && await submissions.FindForChangeAsync(region.Code, submission.Id, cancel) is { } stored)
            {
                // An overtaken write is repeated by the next pass.
                await submissions.TrySaveAsync(stored.Submission with { FileName = fileName }, stored.Tag, cancel);
                redacted++;
            }
        }

        // Only now: until its original is clean, the file in the inbox could be read into a new one.
        var removed = await inbox.RemoveAsync(region, kept, target, cancel);
        return report with { Files = report.Files + redacted, InboxFiles = report.InboxFiles + removed };
    }

    private async Task<int> RegisterAsync(RegionCode region, Erasure erasure, PersonTrace trace, CancellationToken cancel)
    {
        var changed = 0;
        var current = await registers.LoadAsync(region, cancel);
        if (current is not null && trace.Purge(current) is not null)
        {
            // The version may be in the name: a person who was listed again after an earlier erasure is erased again.
            var act = string.Create(CultureInfo.InvariantCulture, $"erase-{erasure.Key}-v{current.Version + 1}");
            await counted.ActAsync(region, act, trace.Purge, cancel);
            changed++;
        }

        foreach (var name in await registers.BlobsAsync(region, cancel))
        {
            changed += await registers.RewriteAsync(name, trace.Purge, cancel) ? 1 : 0;
        }

        return changed;
    }

    private static string Stamp(Erasure erasure) => erasure.RequestedAt.UtcDateTime.ToString("yyyyMMddTHHmmssfff", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Information, "An erasure in {Regions} regions rewrote {Files} files and {Versions} register versions, and deleted {Inbox} inbox files and {Alerts} alerts.")]
        public static partial void Erased(ILogger logger, int regions, int files, int inbox, int versions, int alerts);
    }
}
