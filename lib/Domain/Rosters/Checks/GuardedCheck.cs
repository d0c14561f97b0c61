using SertiKesos.Coverage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Checks;

/// <summary>The last guard of a check: a fault of the program ends one file, as a refusal with a finding.</summary>
internal static class GuardedCheck
{
    /// <param name="fault">What went wrong, for the log; null where nothing did.</param>
    public static CheckedRoster Run(
        RosterFile file, Region region, DateOnly asOf, RulesInForce rules, CancellationToken cancel, out ProgramFault? fault)
    {
        try
        {
            fault = null;
            return ProgramFault.Guard(file, () => RosterCheck.Run(file, region, asOf, rules, cancel), cancel);
        }
        catch (ProgramFaultException failed)
        {
            fault = failed.Fault;
            return Refused(file, region, asOf, rules, fault);
        }
    }

    /// <summary>A file that nothing can be said of but that the program failed on it.</summary>
    public static CheckedRoster Refused(RosterFile file, Region region, DateOnly asOf, RulesInForce rules, ProgramFault fault) =>
        Refused(file.Name, region, asOf, rules, Finding(FindingCatalog.Unforeseen, fault));

    /// <summary>A file that must not be read: there is nothing of it but the finding.</summary>
    public static CheckedRoster Unread(string fileName, Region region, DateOnly asOf, RulesInForce rules, FindingRule finding) =>
        Refused(fileName, region, asOf, rules, FindingLog.Refusal(finding));

    private static CheckedRoster Refused(string fileName, Region region, DateOnly asOf, RulesInForce rules, RosterFinding finding)
    {
        var reading = new RosterReading([], new RowCounts(0, 0, 0, 0), null, [finding]);
        var counts = CoverageCalculator.Count([], rules.Certificates);
        return new CheckedRoster(
            region, fileName, asOf, SubmissionState.Refused, reading, counts, counts.Total.On(asOf, rules.Certificates), [], rules.Certificates);
    }

    /// <summary>The same check, with a finding that its receipt could not be made as usual.</summary>
    public static CheckedRoster WithPlainReceipt(this CheckedRoster check, ProgramFault fault) => check with
    {
        Reading = check.Reading with { Findings = [.. check.Reading.Findings, Finding(FindingCatalog.ReceiptPlain, fault)] },
    };

    private static RosterFinding Finding(FindingRule rule, ProgramFault fault) => FindingLog.Refusal(rule, fault.Id) with { Incident = fault.Id };
}
