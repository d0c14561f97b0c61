using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.People;
using SertiKesos.Summaries.Changes;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Offices;

/// <summary>What every office workbook of an issue shares.</summary>
/// <param name="From">The issue before; null where there was none.</param>
internal sealed record OfficeIssue(
    Period Period, DateOnly AsOf, int Issue, IssueStanding Standing, CertificateRules Rules, ReportingWindow Window, IssueName? From, IReadOnlyList<RoleEntry> Roles)
{
    public IssueName To => new(Period, Issue, AsOf);

    public static OfficeIssue Of(NationalSummary summary, IssueStanding standing, IssueName? from) => new(
        summary.Period, summary.AsOf, summary.Issue, standing, summary.Rules, summary.Outlook.Window, from, summary.Roles);

    public string LabelOf(Role role) => Roles.FirstOrDefault(entry => entry.Role == role)?.Label ?? role.Label();
}

/// <summary>One point of a trend: the states at the end of a month; null where there were no data.</summary>
internal sealed record TrendEntry(DateOnly On, StateCounts? States);
