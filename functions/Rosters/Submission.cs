using System.Security.Cryptography;
using System.Text;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters;

/// <summary>
/// One roster as an office handed it in. Its identity is the office and the content: the same file under another name is
/// the same submission.
/// </summary>
/// <param name="FileName">The name that the office gave, for the office's own eyes.</param>
/// <param name="UploadedAt">When storage took it in.</param>
/// <param name="Result">What came of it; null until it is final.</param>
internal sealed record Submission(
    RegionCode Region,
    string Id,
    string FileName,
    DateTimeOffset UploadedAt,
    SubmissionState State,
    SubmissionResult? Result)
{
    public static string IdOf(RegionCode region, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(region.Value + "\n"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public override string ToString() => $"Submission {Region}/{Id} {State}";
}

/// <summary>The counts of a finished submission, as the API shows them; no person's data.</summary>
internal sealed record SubmissionResult(
    int People,
    int Certified,
    int Unknown,
    int Due,
    int Expired,
    RowCounts Rows,
    ChangeCounts? Change,
    IReadOnlyList<FindingCount> Findings)
{
    /// <summary>Institutions are counted apart; null where the file lists none.</summary>
    public InstitutionTotals? Institutions { get; init; }

    public static SubmissionResult Of(CheckedRoster check, ChangeCounts? change) => new(
        check.States.People,
        check.States.Certified,
        check.States.Unknown,
        check.States.Due,
        check.States.Expired,
        check.Reading.Rows,
        change,
        [.. check.Reading.Findings
            .GroupBy(finding => finding.Rule)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new FindingCount(group.Key.Code, group.Key.Severity, group.Count()))])
    {
        Institutions = InstitutionTotals.Of(check.Institutions),
    };
}

/// <summary>How often a finding occurred in a submission.</summary>
internal sealed record FindingCount(string Code, FindingSeverity Severity, int Count);
