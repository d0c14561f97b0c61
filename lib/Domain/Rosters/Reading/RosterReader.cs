using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>What the reading of one file may take.</summary>
internal sealed record ReadingLimits(TimeSpan Time, TimeProvider Clock, WorkbookLimits Content)
{
    public static ReadingLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeProvider.System, WorkbookLimits.Default);
}

/// <summary>
/// Reads a roster whatever its format and layout. Bad input never throws: it ends as findings, and so does a file that
/// takes too long. Only the cancellation of the caller leaves as an exception.
/// </summary>
internal static class RosterReader
{
    /// <param name="today">The region's local date, against which dates are judged.</param>
    public static RosterReading Read(
        RosterFile file, Region region, DateOnly today, RulesInForce rules, CancellationToken cancel, ReadingLimits? limits = null)
    {
        if (RosterGate.Check(file.Content) is { } refusal)
        {
            return Refused(refusal);
        }

        limits ??= ReadingLimits.Default;
        using var timeout = new CancellationTokenSource(limits.Time, limits.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            var reading = new FileReading(region, today, rules);
            reading.ReportFormat(FileKinds.FormatOf(file.Content));
            return reading.Read(RosterSheets.Read(file, limits.Content, either.Token), either.Token);
        }
        catch (WorkbookException problem)
        {
            return Refused(RosterGate.RuleOf(problem.Problem), RosterTexts.Of(problem.Foreign));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused(FindingCatalog.OverTime);
        }
    }

    private static RosterReading Refused(FindingRule rule, string? detail = null) =>
        new([], new RowCounts(0, 0, 0, 0), null, [FindingLog.Refusal(rule, detail)]);
}
