using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries;

namespace SertiKesos.Tests.Support;

internal static class SummarySources
{
    /// <summary>What a summary is made from, put together on one storage as the app does it.</summary>
    public static SummarySource On(StorageAccess storage, TimeProvider clock)
    {
        var reference = new ReferenceStore(storage, clock);
        var people = new PeopleIndexStore(storage, clock);
        return new SummarySource(
            new CoverageStore(storage), new PeopleMatching(people, clock), people, new StatementStore(storage, clock), reference,
            new RulesSource(CertificateRules.Default, InstitutionRules.Default, reference, clock), clock);
    }
}
