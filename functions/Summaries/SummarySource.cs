using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.People.Index;
using SertiKesos.Platform.Time;
using SertiKesos.Reference;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Summaries;

/// <summary>Gathers what a summary is made from: stored counts and statements, never people.</summary>
internal sealed class SummarySource(
    CoverageStore coverage,
    PeopleMatching matching,
    PeopleIndexStore people,
    StatementStore statements,
    ReferenceStore reference,
    CertificateRules rules,
    InstitutionRules? institutionRules = null)
{
    /// <summary>The figures of a period as of a day, by all that is known now.</summary>
    /// <param name="asOf">The Jakarta date on which states are counted.</param>
    public async Task<NationalSummary> LoadAsync(Period period, DateOnly asOf, int issue, CancellationToken cancel)
    {
        await matching.RunAsync(cancel);
        var known = await reference.CurrentAsync(cancel);
        return NationalSummary.Of(
            period,
            asOf,
            issue,
            await coverage.LatestAsync(period, cancel),
            known.Rules(rules),
            institutionRules,
            await people.MatchesAsync(period, cancel),
            new OutlookInputs(
                await statements.LoadAsync(cancel),
                known,
                await coverage.KnownOnAsync(known.DeadlineOf(period).Deadline, cancel),
                await coverage.LatestAsync(period.Previous(), cancel)));
    }
}
