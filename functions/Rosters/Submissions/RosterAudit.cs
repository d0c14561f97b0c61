using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>What is put on record of a roster: counts and codes, never a name, and no text of the office's own.</summary>
internal static class RosterAudit
{
    /// <summary>The act of looking at people.</summary>
    public const string Read = "people.read";

    private const string Import = "system:ImportRoster";

    public static AuditEntry Ended(Submission submission, SubmissionState state, CheckedRoster check, ChangeCounts? change)
    {
        var details = new Dictionary<string, string>
        {
            ["outcome"] = state.Code(),
            ["content"] = submission.Content,
            ["rowsAccepted"] = Number(check.Reading.Rows.Accepted),
            ["rowsRejected"] = Number(check.Reading.Rows.Rejected),
        };
        if (change is not null)
        {
            details["added"] = Number(change.Added);
            details["changed"] = Number(change.Changed);
            details["unchanged"] = Number(change.Unchanged);
            details["missing"] = Number(change.Missing);
        }

        return new AuditEntry(
            $"roster-{submission.Id}-{state.Code()}", submission.UploadedBy ?? Import, $"roster.{Action(state)}", submission.Id, details);
    }

    /// <summary>A template that was made by the command line: once an hour, as for whoever downloads it.</summary>
    public static AuditEntry TemplateMade(string actor, DateTimeOffset at) => new(
        string.Create(CultureInfo.InvariantCulture, $"read-template-{actor}-{at:yyyyMMddHH}"), actor, Read, "template", new Dictionary<string, string>());

    /// <summary>The reason itself stays with the submission: it is free text.</summary>
    public static AuditEntry Released(Submission submission) => new(
        $"roster-{submission.Id}-released",
        submission.Release!.By,
        "roster.released",
        submission.Id,
        new Dictionary<string, string> { ["uploadedBy"] = submission.UploadedBy ?? "inbox" });

    private static string Action(SubmissionState state) => state.IsAccepted() ? "accepted" : state.Code();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
