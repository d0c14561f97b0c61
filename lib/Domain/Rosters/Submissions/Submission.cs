using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Submissions;

/// <summary>
/// One roster as an office handed it in. Its identity is the office and the content: the same file under another name is
/// the same submission. A file that is sent again after another one has replaced it is a submission of its own.
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
    /// <summary>The identity of the content, which differs from <see cref="Id"/> only where it was sent again.</summary>
    public string Content { get; init; } = Id;

    /// <summary>The key that handed it in, by its public name; null for a file that was put into the inbox directly.</summary>
    public string? UploadedBy { get; init; }

    /// <summary>Why it waits for a second person, or waited.</summary>
    public RosterHold? Hold { get; init; }

    public RosterRelease? Release { get; init; }

    /// <summary>When the row was last written.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it took effect, as far as its original and its release tell.</summary>
    public DateTimeOffset ReplayedAt => Release is { } release && release.At > UploadedAt ? release.At : UploadedAt;

    public static string IdOf(RegionCode region, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(region.Value + "\n"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The identity of content that is sent again after <paramref name="replacedBy"/>: the same on every repetition.</summary>
    public static string AgainIdOf(string content, IEnumerable<string> replacedBy) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
            $"{content}\n{string.Join('\n', replacedBy.Distinct().Order(StringComparer.Ordinal))}")).AsSpan(0, 16));

    public override string ToString() => $"Submission {Region}/{Id} {State}";
}

/// <summary>Who let a held roster through, when and why. The reason is the office's own text.</summary>
internal sealed record RosterRelease(string By, DateTimeOffset At, string Reason)
{
    /// <summary>Stands in place of a reason that named somebody who was erased.</summary>
    public const string ErasedReason = "(alasan dihapus: menyebut orang yang dihapus atas permintaan)";

    public override string ToString() => $"RosterRelease by {By}";
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
    /// <summary>The roles that the roster contains.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>People without a valid NIK; 0 in results of before, whose rows of that kind were rejected or named as such.</summary>
    public int IdentityUncertain { get; init; }

    /// <summary>Institutions are counted apart; null where the file lists none.</summary>
    public InstitutionTotals? Institutions { get; init; }

    /// <summary>The program itself failed on it.</summary>
    [JsonIgnore]
    public bool IsFault => Findings.Any(finding => finding.Code == FindingCatalog.Unforeseen.Code);

    /// <summary>The scan for malware kept it from being read.</summary>
    [JsonIgnore]
    public bool IsUnread => Findings.Any(finding => finding.Code == FindingCatalog.Malicious.Code || finding.Code == FindingCatalog.NotScanned.Code);

    /// <summary>False where nobody has read its file, and none is kept.</summary>
    [JsonIgnore]
    public bool WasRead => !IsUnread && Findings.All(finding => finding.Code != FindingCatalog.FileGone.Code);

    /// <summary>Of a submission that could not even be read.</summary>
    public static SubmissionResult Of(FindingRule rule) =>
        new(0, 0, 0, 0, 0, new RowCounts(0, 0, 0, 0), null, [new FindingCount(rule.Code, rule.Severity, 1)]);

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
            .Select(group => new FindingCount(group.Key.Code, group.Key.Severity, group.Count()) { Incident = group.First().Incident })])
    {
        Roles = [.. check.Reading.Scope.Order()],
        IdentityUncertain = check.States.IdentityUncertain,
        Institutions = InstitutionTotals.Of(check.Institutions),
    };
}

/// <summary>How often a finding occurred in a submission.</summary>
internal sealed record FindingCount(string Code, FindingSeverity Severity, int Count)
{
    /// <summary>Under which the log of the program tells more; only of faults of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Incident { get; init; }
}
