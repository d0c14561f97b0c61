using System.Diagnostics;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Import;

/// <summary>What is told of an import to whoever watches: its spans, how it ended, and how long the office waited.</summary>
internal static class ImportTrace
{
    /// <summary>A run that is done again as of a moment of before lies longer behind than any that works.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(15);

    public static Activity? Begin(RegionCode region)
    {
        var span = Spans.Start(Spans.RosterImport);
        span?.SetTag("region", region.Value);
        return span;
    }

    public static T End<T>(Activity? span, string submission, T state)
    {
        span?.SetTag("submission", submission);
        span?.SetTag("outcome", (state as SubmissionState?)?.Code() ?? "none");
        return state;
    }

    public static CheckedRoster Check(RosterWork work, DateOnly asOf, RulesInForce rules)
    {
        using var span = Spans.Start(Spans.RosterCheck);
        var check = work.Check(asOf, rules);
        span?.SetTag("outcome", check.Outcome.Code());
        span?.SetTag("rows", check.Reading.Rows.Read);
        span?.SetTag("findings", check.Reading.Findings.Count);
        return check;
    }

    /// <param name="asOf">When the run began; of one that is done again as of then, its time tells nothing.</param>
    public static void Count(Submission submission, SubmissionState state, CheckedRoster check, DateTimeOffset asOf, DateTimeOffset now)
    {
        // A released one waited for people.
        var isPrompt = submission.Release is null && now - asOf < AtOnce && state != SubmissionState.Held;
        Metrics.Roster(state.Code(), isPrompt ? now - submission.UploadedAt : null);
        if (Metrics.CountsFindings)
        {
            foreach (var (code, count) in check.Reading.Findings.CountBy(finding => finding.Rule.Code))
            {
                Metrics.Finding(code, count);
            }
        }
    }
}
