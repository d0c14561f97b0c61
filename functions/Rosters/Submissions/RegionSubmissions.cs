using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>Where a submission stands, without anything that an office wrote.</summary>
/// <param name="ChangedAt">When it last moved.</param>
internal sealed record SubmissionGlance(RegionCode Region, string Id, SubmissionState State, DateTimeOffset UploadedAt, DateTimeOffset ChangedAt)
{
    /// <summary>Something is still to happen with it: the program works on it, or it waits for a second person.</summary>
    public bool IsOpen => !State.IsFinal() || State == SubmissionState.Held;
}

/// <summary>The submissions of a region, as far as they matter now.</summary>
/// <param name="First">What to look at: the newest that is open, or else the newest.</param>
/// <param name="Open">How many are open.</param>
internal sealed record RegionSubmissions(SubmissionGlance First, int Open)
{
    public static IReadOnlyDictionary<RegionCode, RegionSubmissions> Of(IEnumerable<SubmissionGlance> submissions) => submissions
        .GroupBy(submission => submission.Region)
        .ToDictionary(
            region => region.Key,
            region => new RegionSubmissions(
                region.OrderByDescending(submission => submission.IsOpen).ThenByDescending(submission => submission.UploadedAt).First(),
                region.Count(submission => submission.IsOpen)));
}
