using SertiKesos.Coverage;
using SertiKesos.Pages.Offices;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>A submission and what is found in it, as its page shows them.</summary>
internal static class SubmissionView
{
    private const int MostPlaces = 50;
    private const int MostPeople = 200;

    public static SubmissionOutcome Of(Region region, Submission submission, RosterReview review, CertificateRules rules, DateOnly today, AccessKey key, bool hasReceipt, string reason)
    {
        return new SubmissionOutcome(
            region.Code.Value,
            region.Name,
            region.Zone.ToString().ToUpperInvariant(),
            OfficeReader.LineOf(submission, region, own: !key.MustSayWhy),
            hasReceipt,
            review.Before is { Version: > 0 } before ? FigureOf(before, rules, today) : null,
            review.Difference is RosterDifference.Known { Change: var changed } ? FigureOf(changed.Next, rules, today) : null,
            CountsOf(submission),
            Causes(submission, review),
            submission.Result?.Findings.Sum(finding => finding.Count) ?? 0,
            review.Check is null && submission.Result is { Findings.Count: > 0 },
            review.Difference is RosterDifference.Known known ? ChangeOf(known, review.Before) : null,
            submission.Hold is { } hold ? [.. ReceiptTexts.HoldReasons(hold)] : [],
            submission.Release is { } release
                ? new ReleaseLine(release.By, release.At.ToOffset(region.Zone.Offset()), key.MustSayWhy ? "" : release.Reason)
                : null,
            submission.State != SubmissionState.Held || !key.MaySubmit ? ReleaseRight.None
                : submission.UploadedBy == key.Actor ? ReleaseRight.NotOwn
                : ReleaseRight.Allowed,
            key.MaySubmit,
            reason)
        {
            WasRead = submission.Result?.WasRead ?? true,
        };
    }

    private static CoverageFigure FigureOf(Register register, CertificateRules rules, DateOnly today)
    {
        var states = CoverageCalculator.Count(register.People, rules).Total.On(today, rules);
        return new CoverageFigure(states.Certified, states.People, states.Share);
    }

    private static ResultCounts? CountsOf(Submission submission) => submission.Result is not { } result ? null : new ResultCounts(
        result.Rows.Read, result.Rows.Accepted, result.Rows.Rejected, result.People, result.Certified, result.Due, result.Expired, result.Unknown, result.IdentityUncertain);

    /// <summary>With every place while the original is kept; by code and count afterwards.</summary>
    private static IReadOnlyList<CauseLine> Causes(Submission submission, RosterReview review)
    {
        if (review.Check is { Reading: { } reading })
        {
            return [.. FindingGroup.Of(reading.Findings).Select(group => CauseOf(group, reading))];
        }

        return
        [
            .. (submission.Result?.Findings ?? [])
                .OrderByDescending(finding => finding.Severity)
                .Select(finding => FindingCatalog.All.FirstOrDefault(rule => rule.Code == finding.Code) is { } rule
                    ? new CauseLine(finding.Code, WordOf(finding.Severity), finding.Count, null, null, RosterTexts.Message(rule, null), RosterTexts.Fix(rule), [])
                    : new CauseLine(finding.Code, WordOf(finding.Severity), finding.Count, null, null, finding.Code, "", [])),
        ];
    }

    private static CauseLine CauseOf(FindingGroup group, RosterReading reading)
    {
        var first = group.First;
        var places = group.Members
            .Where(finding => finding.Row is not null)
            .OrderBy(finding => finding.Row)
            .Take(MostPlaces)
            .Select(finding => new PlaceLine(finding.Cell, finding.Row, NameAt(finding, reading), finding.Value));
        return new CauseLine(
            first.Rule.Code, WordOf(first.Rule.Severity), group.Count, first.Sheet, first.Row is null ? null : first.Column, group.Text, first.Fix, [.. places]);
    }

    private static string? NameAt(RosterFinding finding, RosterReading reading) =>
        finding is { Sheet: { } sheet, Row: { } row } && reading.Names.TryGetValue((sheet, row), out var name) ? name : null;

    private static string WordOf(FindingSeverity severity) => severity.ToString().ToLowerInvariant();

    private static ChangeLists ChangeOf(RosterDifference.Known known, Register? before)
    {
        var change = known.Change;
        var isFirst = before is null || !change.Roles.Any(before.Sources.ContainsKey);
        return new ChangeLists(
            known.Done,
            isFirst,
            change.Counts.Added,
            change.Counts.Changed,
            change.Counts.Unchanged,
            change.Counts.Missing,
            isFirst ? [] : People(change, PersonChangeKind.Added),
            People(change, PersonChangeKind.Changed),
            [.. change.Missing.Take(MostPeople).Select(entry => new ChangedPerson(Masking.Text(entry.Person.Name), entry.Person.Nik?.Masked, entry.Role.Label(), ""))]);
    }

    private static IReadOnlyList<ChangedPerson> People(RegisterChange change, PersonChangeKind kind) =>
    [
        .. change.People.Where(person => person.Kind == kind).Take(MostPeople).Select(person => new ChangedPerson(
            Masking.Text(person.After.Name),
            person.After.Nik?.Masked,
            string.Join(", ", person.After.Assignments.Select(assignment => assignment.Role).Where(change.Roles.Contains).Distinct().Select(role => role.Label())),
            kind == PersonChangeKind.Changed ? string.Join(", ", ChangedFields.Of(person, change.Roles).Select(WordOf)) : "")),
    ];

    private static string WordOf(ChangedField field) => field switch
    {
        ChangedField.Name => "nama",
        ChangedField.Nik => "NIK",
        ChangedField.BirthDate => "tanggal lahir",
        ChangedField.Phones => "telepon",
        ChangedField.Email => "surel",
        ChangedField.Certificates => "sertifikat",
        _ => "penempatan atau status",
    };
}
