using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;

namespace SertiKesos.Rights;

/// <summary>What an erasure has done, all passes together.</summary>
/// <param name="Regions">Those that knew the person, and those whose files did.</param>
/// <param name="Notes">Files that went as a whole, with a note in their place.</param>
/// <param name="Unsearched">Kept files that cannot be searched, such as pictures: somebody has to look at them.</param>
internal sealed record ErasureReport(int Regions, int Files, int InboxFiles, int Versions, int Alerts, int Notes = 0, int Unsearched = 0)
{
    /// <summary>Nothing of the person was there.</summary>
    public bool IsNothing => this with { Regions = 0, Unsearched = 0 } == new ErasureReport(0, 0, 0, 0, 0);
}

/// <summary>
/// Takes a person out of everything that is kept. The registers come last, since they say who is meant: a run that was
/// cut off finds the person there again and goes on.
/// </summary>
internal sealed partial class PersonErasure(
    ErasureList erasures,
    PersonSearch search,
    RegisterStore registers,
    CountedRegisters counted,
    FileErasure files,
    RegionTurns turns,
    PersonAlerts alerts,
    PeopleMatching matching,
    SummaryStore summaries,
    AuditLog audit,
    BlindIndex index,
    ILogger<PersonErasure> logger)
{
    /// <summary>A further pass finds what came in during the one before; after so many the daily run goes on.</summary>
    private const int MostPasses = 3;

    public async Task<ErasureReport> EraseAsync(RightsSubject subject, string actor, CancellationToken cancel) =>
        await RunAsync(await erasures.RequestAsync(subject, actor, cancel), cancel);

    /// <summary>Finishes what was cut off. One erasure that fails does not keep the others waiting.</summary>
    public async Task<int> ContinueAsync(CancellationToken cancel)
    {
        var run = new RegionRun("ContinueErasures", logger);
        var open = await erasures.OpenAsync(cancel);
        foreach (var erasure in open)
        {
            await run.TryAsync(erasure.Key, () => RunAsync(erasure, cancel), cancel);
        }

        run.End();
        return open.Count;
    }

    /// <summary>
    /// A region that fails does not keep the files of the others from being cleaned. The registers are left alone then: they
    /// say who is meant when the next run comes to what is left.
    /// </summary>
    /// <exception cref="RegionsFailedException">Something is left; the daily run goes on.</exception>
    private async Task<ErasureReport> RunAsync(Erasure erasure, CancellationToken cancel)
    {
        var run = new RegionRun("An erasure", logger);
        var report = new ErasureReport(erasure.Regions.Count, 0, 0, 0, 0);
        var trace = new PersonTrace(index, erasure.Key);
        var touched = erasure.Regions.ToHashSet();
        var regions = (await counted.RulesAsync(cancel)).Regions;
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            var before = report with { Unsearched = 0 };
            foreach (var region in erasure.Regions)
            {
                await run.TryAsync(region, () => search.LearnAsync(trace, region, cancel), cancel);
            }

            var known = erasure.Regions.Select(regions.Find).OfType<Region>().ToList();
            report = report with { Unsearched = 0 };
            foreach (var (region, kept) in await files.KeptAsync(erasure, known, regions, cancel))
            {
                await run.TryAsync(region.Code, () => FilesAsync(region, kept), cancel);
            }

            foreach (var region in run.Failed.Count > 0 ? [] : known)
            {
                await run.TryAsync(region.Code, () => RegionAsync(region.Code), cancel);
            }

            if (run.Failed.Count > 0)
            {
                break;
            }

            if (report with { Unsearched = 0 } == before)
            {
                await FinishAsync(erasure, report, cancel);
                break;
            }
        }

        Log.Erased(logger, report.Regions, report.Files, report.Notes, report.InboxFiles, report.Versions, report.Alerts);
        run.End();
        return report;

        async Task FilesAsync(Region region, IReadOnlyList<Submission> kept)
        {
            using var turn = await turns.TakeAsync(region.Code, cancel);
            var untouched = report;
            report = await files.EraseAsync(region, kept, trace, report, cancel);
            if ((report.Files, report.InboxFiles) != (untouched.Files, untouched.InboxFiles) && touched.Add(region.Code))
            {
                report = report with { Regions = touched.Count };
            }

            if (!trace.IsEmpty && erasure.Regions.Contains(region.Code))
            {
                report = report with
                {
                    Alerts = report.Alerts + await alerts.RemoveAsync(region.Code, trace.Identities, trace.Emails, trace.Phones, cancel),
                };
            }
        }

        async Task RegionAsync(RegionCode region)
        {
            using var turn = await turns.TakeAsync(region, cancel);
            var versions = await RegisterAsync(region, erasure, trace, cancel);
            // After the registers: a workbook that is asked for from now on is made from those, without the person.
            report = report with { Versions = report.Versions + versions, Files = report.Files + await summaries.RemoveOfficeAsync(region, cancel) };
        }
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
                    ["notes"] = Number(report.Notes),
                    ["inbox"] = Number(report.InboxFiles),
                    ["versions"] = Number(report.Versions),
                    ["alerts"] = Number(report.Alerts),
                }),
            cancel);
        await erasures.FinishAsync(erasure, cancel);
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
        else if (current is not null && current.Steps[^1].Id.StartsWith($"erase-{erasure.Key}-", StringComparison.Ordinal))
        {
            // A run that was cut off may have put it in force without counting it.
            await counted.CountAsync(current, cancel);
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
        [LoggerMessage(6001, LogLevel.Information, "An erasure in {Regions} regions rewrote {Files} files, {Notes} of them to a note, and {Versions} register versions, and deleted {Inbox} inbox files and {Alerts} alerts.", EventName = "person_erased")]
        public static partial void Erased(ILogger logger, int regions, int files, int notes, int inbox, int versions, int alerts);
    }
}
