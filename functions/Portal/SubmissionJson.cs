using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Portal;

/// <summary>A submission as the API shows it: its state, and once it is finished the counts and findings.</summary>
internal sealed record SubmissionJson(
    string Submission,
    string Region,
    string File,
    DateTimeOffset UploadedAt,
    string State,
    bool Finished,
    int? People,
    int? Certified,
    int? Unknown,
    int? Due,
    int? Expired,
    int? IdentityUncertain,
    RowCounts? Rows,
    ChangeCounts? Change,
    IReadOnlyList<SubmissionJson.Finding>? Findings)
{
    private const string OfficesWords = "(hanya untuk kantor wilayah)";

    /// <summary>Why it waits for a second person, or waited.</summary>
    public RosterHold? Hold { get; init; }

    public RosterRelease? Release { get; init; }

    /// <summary>Only where the file lists institutions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstitutionTotals? Institutions { get; init; }

    /// <param name="own">For the office itself: its own words are shown, which may name somebody.</param>
    public static SubmissionJson Of(Submission submission, bool own) => Line(submission, own) with
    {
        Rows = submission.Result?.Rows,
        Change = submission.Result?.Change,
        Hold = submission.Hold,
        Release = own ? submission.Release : submission.Release is { } release ? release with { Reason = OfficesWords } : null,
        Findings = submission.Result is { } result ? [.. result.Findings.Select(Show)] : null,
    };

    /// <summary>Without what only the answer to one submission shows.</summary>
    public static SubmissionJson Line(Submission submission, bool own)
    {
        var result = submission.Result;
        return new SubmissionJson(
            submission.Id, submission.Region.Value, own ? submission.FileName : OfficesWords, submission.UploadedAt, submission.State.Code(), submission.State.IsFinal(),
            result?.People, result?.Certified, result?.Unknown, result?.Due, result?.Expired, result?.IdentityUncertain, null, null, null)
        {
            Institutions = result?.Institutions,
        };
    }

    public override string ToString() => $"SubmissionJson {Region}/{Submission} {State}";

    private static Finding Show(FindingCount count)
    {
        var rule = FindingCatalog.All.FirstOrDefault(rule => rule.Code == count.Code);
        return new Finding(count.Code, rule?.Slug, count.Severity.ToString().ToLowerInvariant(), count.Count, rule is null ? null : RosterTexts.Fix(rule))
        {
            Incident = count.Incident,
        };
    }

    internal sealed record Finding(string Code, string? Slug, string Severity, int Count, string? Fix)
    {
        /// <summary>To be told to the operator; only of a fault of the program.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Incident { get; init; }
    }
}
