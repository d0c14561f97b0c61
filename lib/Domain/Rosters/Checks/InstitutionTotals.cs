using SertiKesos.Institutions;

namespace SertiKesos.Rosters.Checks;

/// <summary>The institutions of one file, as JSON shows them: names and order are a contract.</summary>
internal sealed record InstitutionTotals(int Count, int Accredited, int Due, int Expired)
{
    public static InstitutionTotals? Of(InstitutionStates? states) =>
        states is { } counts ? new InstitutionTotals(counts.Institutions, counts.Accredited, counts.Due, counts.Expired) : null;
}
