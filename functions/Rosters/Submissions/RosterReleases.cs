using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>What became of a wish to release a held roster.</summary>
internal enum ReleaseOutcome
{
    /// <summary>It is released, by this wish or an earlier one of the same key, and goes on.</summary>
    Released,
    Unknown,

    /// <summary>It does not wait (any more).</summary>
    NotHeld,

    /// <summary>Who handed it in may not be the one who lets it through.</summary>
    SamePerson,
}

/// <summary>Lets a held roster through, by a second person and with a reason.</summary>
internal sealed class RosterReleases(SubmissionStore submissions, RosterResumes resumes, AuditLog audit, TimeProvider clock)
{
    public const int MinReason = 10;
    public const int MaxReason = 500;

    public async Task<ReleaseOutcome> ReleaseAsync(RegionCode region, string submission, string by, string reason, CancellationToken cancel)
    {
        while (true)
        {
            if (await submissions.FindForChangeAsync(region, submission, cancel) is not { Submission: var found } stored)
            {
                return ReleaseOutcome.Unknown;
            }

            if (found.Release?.By == by && !found.State.IsFinal())
            {
                // An earlier try got as far as the row; its record and its message may have been lost.
                await audit.AppendAsync(region.Value, RosterAudit.Released(found), cancel);
                await resumes.SendAsync(region, submission, cancel);
                return ReleaseOutcome.Released;
            }

            if (found.State != SubmissionState.Held)
            {
                return ReleaseOutcome.NotHeld;
            }

            if (found.UploadedBy == by)
            {
                return ReleaseOutcome.SamePerson;
            }

            var released = found with { State = SubmissionState.Checking, Release = new RosterRelease(by, clock.GetUtcNow(), reason) };
            if (await submissions.TrySaveAsync(released, stored.Tag, cancel))
            {
                await audit.AppendAsync(region.Value, RosterAudit.Released(released), cancel);
                await resumes.SendAsync(region, submission, cancel);
                return ReleaseOutcome.Released;
            }
        }
    }
}
