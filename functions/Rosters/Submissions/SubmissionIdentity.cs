using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>
/// Which submission a file is. Content that is in force, or waits, is the submission that brought it: nothing happens.
/// Content that another roster has replaced since, and that the office uploads again after that one, is a new submission:
/// the office wants to go back.
/// </summary>
internal sealed class SubmissionIdentity(SubmissionStore submissions, RegisterStore registers)
{
    /// <param name="content">The identity of the content (<see cref="Submission.IdOf"/>).</param>
    public async Task<string> OfAsync(RegionCode region, string content, DateTimeOffset uploadedAt, CancellationToken cancel)
    {
        var (id, known) = (content, await submissions.FindAsync(region, content, cancel));
        while (known?.Result?.IsFault == true && uploadedAt > known.UploadedAt)
        {
            // The program failed on it, which says nothing of the file: uploaded again, it is tried again.
            id = Submission.AgainIdOf(content, [id]);
            known = await submissions.FindAsync(region, id, cancel);
        }

        if (known is null || !known.State.IsFinal() || known.State is SubmissionState.Refused or SubmissionState.NeedsFixing or SubmissionState.Held
            || uploadedAt <= known.UploadedAt || await registers.LoadAsync(region, cancel) is not { } register)
        {
            return id;
        }

        var replacedBy = Replacing(register, known, uploadedAt).ToList();
        return replacedBy.Count > 0 ? Submission.AgainIdOf(content, replacedBy) : InForce(register, known) ?? id;
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
