using SertiKesos.Institutions;
using SertiKesos.People;

namespace SertiKesos.Reference;

/// <summary>The rules of now: the settings of this place, with the reference tables in force.</summary>
internal sealed class RulesSource(CertificateRules settings, InstitutionRules institutions, ReferenceStore reference)
{
    private volatile RulesInForce? _last;

    public async ValueTask<RulesInForce> CurrentAsync(CancellationToken cancel)
    {
        var tables = await reference.CurrentAsync(cancel);
        return _last is { } last && ReferenceEquals(last.Reference, tables) ? last : _last = With(tables);
    }

    /// <summary>The same settings with the tables of another moment.</summary>
    public RulesInForce With(ReferenceData tables) => new(settings, institutions, tables);
}
