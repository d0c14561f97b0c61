using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Reference;

/// <summary>The rules of now: the settings of this place, with the reference tables in force.</summary>
internal sealed class RulesSource(CertificateRules settings, InstitutionRules institutions, ReferenceStore reference, TimeProvider clock)
{
    private volatile Reading? _last;

    public async ValueTask<RulesInForce> CurrentAsync(CancellationToken cancel)
    {
        var tables = await reference.CurrentAsync(cancel);
        // A region may begin on a day without any table being put on it.
        var today = clock.TodayAt(IndonesianZone.Wib);
        if (_last is not { } last || last.Day != today || !ReferenceEquals(last.Rules.Reference, tables))
        {
            _last = last = new Reading(today, With(tables, today));
        }

        return last.Rules;
    }

    /// <summary>The regions of now, for whoever needs nothing else of the rules.</summary>
    public async ValueTask<RegionCatalog> RegionsAsync(CancellationToken cancel) => (await CurrentAsync(cancel)).Regions;

    /// <summary>The same settings with the tables of another moment.</summary>
    public RulesInForce With(ReferenceData tables, DateOnly day) => new(settings, institutions, tables, tables.CatalogOn(day));

    private sealed record Reading(DateOnly Day, RulesInForce Rules);
}
