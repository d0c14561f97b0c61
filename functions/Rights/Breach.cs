using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Rights;

/// <summary>What cannot be told of a breach, in counts.</summary>
/// <param name="VersionsGone">Register versions of the window whose time of retention is over.</param>
/// <param name="FilesGone">Submissions whose original is not kept any more.</param>
/// <param name="FilesUnread">Kept originals that cannot be read as a list.</param>
/// <param name="RowsUnread">Rows that were refused: whoever stands in them cannot be named.</param>
/// <param name="Erased">People erased on request since the window began, or about to be: they are not named any more.</param>
/// <param name="SubjectsUnknown">Subjects of the actor's records that nobody in the answer bears.</param>
internal sealed record BreachUnknowns(int VersionsGone, int FilesGone, int FilesUnread, int RowsUnread, int Erased, int SubjectsUnknown)
{
    public static BreachUnknowns None { get; } = new(0, 0, 0, 0, 0, 0);
}

/// <summary>Who was affected by a breach.</summary>
/// <param name="ActorRecords">How many records the actor left in the window; null where nobody was asked for.</param>
/// <param name="Regions">By which regions are named.</param>
internal sealed record BreachReport(BreachRequest Request, IReadOnlyList<AffectedPerson> People, BreachUnknowns Unknowns, int? ActorRecords, RegionCatalog Regions)
{
    public override string ToString() => $"BreachReport ({People.Count} people)";
}

/// <summary>
/// Finds who was affected by a breach (UU 27/2022 art. 46): everybody in the registers that were in force in the window,
/// and everybody whom only a kept file of an office names. It reads and records, and changes nothing else.
/// </summary>
internal sealed class Breach(
    RegisterStore registers,
    SubmissionStore submissions,
    RosterFiles files,
    ErasureList erasures,
    RulesSource source,
    AuditLog audit,
    BlindIndex index,
    TimeProvider clock)
{
    public async Task<BreachReport> FindAsync(BreachRequest request, string by, CancellationToken cancel)
    {
        var rules = await source.CurrentAsync(cancel);
        var trail = request.Actor is { } actor ? await TrailAsync(actor, request.Window, cancel) : null;
        var (leaving, erased) = await ErasedAsync(request.Window, cancel);
        var people = new List<AffectedPerson>();
        var unknowns = BreachUnknowns.None with { Erased = erased };
        foreach (var region in Regions(request, trail, rules.Regions))
        {
            var (found, missing) = await RegionAsync(region, request.Window, leaving, rules, cancel);
            people.AddRange(trail is null ? found : found.Where(person => trail.Covers(person)));
            unknowns = unknowns with
            {
                VersionsGone = unknowns.VersionsGone + missing.VersionsGone,
                FilesGone = unknowns.FilesGone + missing.FilesGone,
                FilesUnread = unknowns.FilesUnread + missing.FilesUnread,
                RowsUnread = unknowns.RowsUnread + missing.RowsUnread,
            };
        }

        unknowns = unknowns with { SubjectsUnknown = trail?.Unknown(people) ?? 0 };
        var report = new BreachReport(request, people, unknowns, trail?.Records, rules.Regions);
        await RecordAsync(report, by, cancel);
        return report;
    }

    /// <summary>A person without a region of its own in the records may stand in any.</summary>
    private static IEnumerable<Region> Regions(BreachRequest request, ActorTrail? trail, RegionCatalog known) => known.All.Where(region =>
        (request.Region is not { } only || region.Code == only) && (trail is null || trail.MayCover(region.Code)));

    private async Task<(IReadOnlyList<AffectedPerson> People, BreachUnknowns Missing)> RegionAsync(
        Region region, BreachWindow window, IReadOnlySet<string> leaving, RulesInForce rules, CancellationToken cancel)
    {
        var missing = BreachUnknowns.None;
        var versions = new List<VersionInForce>();
        var current = await registers.LoadAsync(region.Code, cancel);
        foreach (var step in current is null ? [] : AffectedPeople.StepsWithin(current, window))
        {
            if (await registers.FindBlobAsync(RegisterStore.NameOf(region.Code, step), cancel) is { } version)
            {
                versions.Add(new VersionInForce(step.At, version));
            }
            else
            {
                missing = missing with { VersionsGone = missing.VersionsGone + 1 };
            }
        }

        var submitted = new List<SubmittedPerson>();
        foreach (var submission in (await submissions.ListAsync(region.Code, cancel)).Where(submission => submission.UploadedAt <= window.To))
        {
            missing = missing with { RowsUnread = missing.RowsUnread + (submission.Result?.Rows.Rejected ?? 0) };
            if (current?.FindStep(submission.Id) is { } step && step.At <= window.To)
            {
                // Its people are in the register, those who left since on its muster list.
                continue;
            }

            if (await files.OriginalAsync(submission, cancel) is not { } original)
            {
                missing = missing with { FilesGone = missing.FilesGone + 1 };
                continue;
            }

            var check = GuardedCheck.Run(
                new RosterFile(submission.FileName, original.ToMemory()), region, submission.UploadedAt.DayAt(region.Zone), rules, cancel, out _);
            if (check.Outcome == SubmissionState.Refused)
            {
                missing = missing with { FilesUnread = missing.FilesUnread + 1 };
            }

            submitted.AddRange(check.Reading.People.Select(row => new SubmittedPerson(submission.UploadedAt, row.Person)));
        }

        var people = AffectedPeople.Of(region.Code, versions, submitted, KeysOf);
        return ([.. people.Where(person => !person.Keys.Overlaps(leaving))], missing);
    }

    private IEnumerable<string> KeysOf(Person person) => [PersonKey.Of(index, person), PersonReference.Of(index, person.Identity)];

    /// <summary>What the chains record of an actor, both ends of the window included.</summary>
    private async Task<ActorTrail> TrailAsync(string actor, BreachWindow window, CancellationToken cancel)
    {
        var trail = new ActorTrail();
        foreach (var scope in await audit.ScopesAsync(cancel))
        {
            await foreach (var record in audit.ListAsync(scope, window.From, window.To.AddTicks(1), cancel))
            {
                if (record.Entry.Actor == actor)
                {
                    trail.Take(record);
                }
            }
        }

        return trail;
    }

    /// <summary>Those whose erasure is asked for are not named either: they are as good as gone.</summary>
    private async Task<(IReadOnlySet<string> Leaving, int Erased)> ErasedAsync(BreachWindow window, CancellationToken cancel)
    {
        var all = await erasures.ListAsync(cancel);
        return (
            all.Where(erasure => erasure.Open).Select(erasure => erasure.Erasure.Key).ToHashSet(StringComparer.Ordinal),
            all.Count(erasure => erasure.Open || erasure.ChangedAt >= window.From));
    }

    private async Task RecordAsync(BreachReport report, string by, CancellationToken cancel)
    {
        static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMddTHHmmssfff", CultureInfo.InvariantCulture);
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        var request = report.Request;
        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry(
                $"breach-{Stamp(request.Window.From)}-{Stamp(request.Window.To)}-{Stamp(clock.GetUtcNow())}",
                by,
                "breach.listed",
                request.Region?.Value ?? AuditScope.National,
                new Dictionary<string, string>
                {
                    ["regions"] = Number(report.People.Select(person => person.Region).Distinct().Count()),
                    ["people"] = Number(report.People.Count),
                    ["submitted"] = Number(report.People.Count(person => person.OnlySubmitted)),
                    ["narrowed"] = report.ActorRecords is null ? "no" : "yes",
                }),
            cancel);
    }
}
