using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>The submission that a file is, with what is stored of it so far.</summary>
internal sealed record IdentifiedSubmission(string Id, StoredSubmission? Stored);

/// <summary>
/// Which submission a file is. Content that is in force, or waits, is the submission that brought it: nothing happens.
/// Content that another roster has replaced since, and that the office uploads again after that one, is a new submission:
/// the office wants to go back.
/// </summary>
internal sealed class SubmissionIdentity(SubmissionStore submissions, RegisterStore registers)
{
    /// <param name="content">The identity of the content (<see cref="Submission.IdOf"/>).</param>
    public async Task<IdentifiedSubmission> OfAsync(RegionCode region, string content, DateTimeOffset uploadedAt, CancellationToken cancel) =>
        await OfAsync(region, content, await submissions.FindForChangeAsync(region, content, cancel), uploadedAt, cancel);

    /// <param name="stored">What is stored under the identity of the content.</param>
    public async Task<IdentifiedSubmission> OfAsync(
        RegionCode region, string content, StoredSubmission? stored, DateTimeOffset uploadedAt, CancellationToken cancel)
    {
        var id = content;
        while (stored?.Submission is { Result: { IsFault: true } or { IsUnread: true } } failed && uploadedAt > failed.UploadedAt)
        {
            // The program failed on it, which says nothing of the file, or a scan did not let it through, and scans learn:
            // uploaded again, it is tried again.
            id = Submission.AgainIdOf(content, [id]);
            stored = await submissions.FindForChangeAsync(region, id, cancel);
        }

        if (stored?.Submission is not { } known || !known.State.IsFinal()
            || known.State is SubmissionState.Refused or SubmissionState.NeedsFixing or SubmissionState.Held
            || uploadedAt <= known.UploadedAt || await registers.LoadAsync(region, cancel) is not { } register)
        {
            return new IdentifiedSubmission(id, stored);
        }

        var replacedBy = Replacing(register, known, uploadedAt).ToList();
        var other = replacedBy.Count > 0 ? Submission.AgainIdOf(content, replacedBy) : InForce(register, known) ?? id;
        return other == id ? new IdentifiedSubmission(id, stored) : new IdentifiedSubmission(other, await submissions.FindForChangeAsync(region, other, cancel));
    }

    /// <summary>The submission of the same content that is in force, which may be one that was sent again and cut off.</summary>
    private static string? InForce(Register register, Submission known) => (known.Result?.Roles ?? [])
        .Select(role => register.Sources.GetValueOrDefault(role))
        .OfType<RoleSource>()
        .Where(source => register.FindStep(source.Submission)?.Content == known.Content)
        .MaxBy(source => source.UploadedAt)?.Submission;

    /// <summary>The rosters with other content that are in force for its roles and were uploaded before this upload.</summary>
    private static IEnumerable<string> Replacing(Register register, Submission known, DateTimeOffset uploadedAt) => (known.Result?.Roles ?? [])
        .Select(role => register.Sources.GetValueOrDefault(role))
        .OfType<RoleSource>()
        .Select(source => (source.Submission, source.UploadedAt))
        .Concat(known.Result?.Institutions is not null && register.Institutions is { } list ? [(list.Submission, list.UploadedAt)] : [])
        .Where(source => source.UploadedAt < uploadedAt && register.FindStep(source.Submission)?.Content != known.Content)
        .Select(source => source.Submission);
}
