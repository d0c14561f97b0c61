using SertiKesos.Summaries;

namespace SertiKesos.Portal;

/// <summary>An issue as addresses tell of it.</summary>
internal static class SummaryJson
{
    public static object Of(SummaryIssue issue) => new
    {
        period = issue.Period.ToString(),
        issue = issue.Number,
        asOf = issue.AsOf,
        publishedAt = issue.PublishedAt,
        provisional = issue.IsProvisional,
        state = StateOf(issue),
        withdrawal = WithdrawalOf(issue),
        files = FilesOf(issue),
    };

    public static object Of(SummaryIssue issue, IssueProgress progress) => new
    {
        issue = issue.Number,
        asOf = issue.AsOf,
        publishedAt = issue.PublishedAt,
        provisional = issue.IsProvisional,
        state = StateOf(issue),
        workbooks = progress.Workbooks,
        written = progress.Written,
        // Until it is out they are still to come; of an office they may have been removed, and are made again when asked for.
        unwritten = issue.IsOut ? issue.Publication?.Unwritten.Intersect(progress.Missing) ?? [] : [],
        withdrawal = WithdrawalOf(issue),
        files = FilesOf(issue),
    };

    private static string StateOf(SummaryIssue issue) => issue.Withdrawal is not null ? "withdrawn" : issue.IsOut ? "out" : "writing";

    private static object? WithdrawalOf(SummaryIssue issue) => issue.Withdrawal is { } withdrawal ? new { at = withdrawal.At, reason = withdrawal.Reason } : null;

    private static IEnumerable<object> FilesOf(SummaryIssue issue) => issue.Files.Select(file => new
    {
        name = file.File.Name,
        type = file.File.ContentType,
        bytes = file.Bytes,
        address = $"/api/summaries/{issue.Period}/{file.File.Name}",
    });
}
