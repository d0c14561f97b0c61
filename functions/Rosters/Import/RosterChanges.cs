using SertiKesos.Platform.Limits;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Import;

/// <summary>What a submission changed in the register, or would change.</summary>
internal abstract record RosterDifference
{
    private RosterDifference()
    {
    }

    /// <param name="Done">False as long as it is not accepted: then this is what would change now.</param>
    internal sealed record Known(RegisterChange Change, bool Done) : RosterDifference
    {
        public override string ToString() => $"Known {Change}";
    }

    /// <summary>It is still being checked.</summary>
    internal sealed record NotYet : RosterDifference;

    /// <summary>It changes nothing: refused, or overtaken by a newer one.</summary>
    internal sealed record Nothing : RosterDifference;

    /// <summary>Its file or the register of that time is no longer kept.</summary>
    internal sealed record Gone : RosterDifference;
}

/// <summary>A roster looked at once more.</summary>
/// <param name="Check">What is found in it; null where its original is no longer kept.</param>
/// <param name="Before">The register before it; null where nothing is compared.</param>
internal sealed record RosterReview(CheckedRoster? Check, Register? Before, RosterDifference Difference)
{
    public override string ToString() => $"RosterReview {Difference}";
}

/// <summary>
/// Tells by name what a roster changes: from its original, and the register that was in force before it or, as long as
/// it is not accepted, that of now. The same comparison as that of the import and the receipt.
/// </summary>
internal sealed class RosterChanges(
    RosterFiles files, RegisterStore registers, RulesSource rules, WorkBudgets budgets, TimeProvider clock)
{
    public async Task<RosterDifference> OfAsync(Region region, Submission submission, CancellationToken cancel) =>
        ChangesNothing(submission.State) ? new RosterDifference.Nothing() : (await ReviewAsync(region, submission, cancel)).Difference;

    /// <summary>What was found in a roster, and what it changed: both from its original, as long as that is kept.</summary>
    public async Task<RosterReview> ReviewAsync(Region region, Submission submission, CancellationToken cancel)
    {
        if (!submission.State.IsFinal())
        {
            return new RosterReview(null, null, new RosterDifference.NotYet());
        }

        if (await files.OriginalLengthAsync(submission, cancel) is not { } length)
        {
            return new RosterReview(null, null, new RosterDifference.Gone());
        }

        using var work = await budgets.Work.TakeSoonAsync(length, cancel);
        if (await files.OriginalAsync(submission, cancel) is not { } original)
        {
            return new RosterReview(null, null, new RosterDifference.Gone());
        }

        var current = await registers.LoadAsync(region.Code, cancel) ?? Register.Empty(region.Code);
        var step = submission.State.IsAccepted() ? current.FindStep(submission.Id) : null;
        var now = step?.At ?? clock.GetUtcNow();
        var file = new RosterFile(submission.FileName, original.ToMemory());
        var check = GuardedCheck.Run(file, region, now.DayAt(region.Zone), await rules.CurrentAsync(cancel), cancel, out _);
        return await DifferenceAsync(submission, check, current, step, now, cancel);
    }

    private async Task<RosterReview> DifferenceAsync(
        Submission submission, CheckedRoster check, Register current, RegisterStep? step, DateTimeOffset now, CancellationToken cancel)
    {
        if (ChangesNothing(submission.State))
        {
            return new RosterReview(check, null, new RosterDifference.Nothing());
        }

        Register before;
        try
        {
            before = step is null ? current : await BeforeAsync(current, step, cancel);
        }
        catch (RegisterVersionRemovedException)
        {
            return new RosterReview(check, null, new RosterDifference.Gone());
        }

        var change = RegisterChange.Of(before, RosterImport.EntryOf(submission, check, now));
        return change.IsNothing
            ? new RosterReview(check, before, new RosterDifference.Nothing())
            : new RosterReview(check, before, new RosterDifference.Known(change, step is not null));
    }

    private static bool ChangesNothing(SubmissionState state) => state is SubmissionState.Refused or SubmissionState.Duplicate or SubmissionState.Superseded;

    private async Task<Register> BeforeAsync(Register current, RegisterStep step, CancellationToken cancel) =>
        current.Steps.LastOrDefault(earlier => earlier.Version < step.Version) is { } earlier
            ? await registers.LoadStepAsync(current.Region, earlier, cancel)
            : Register.Empty(current.Region);
}
