namespace SertiKesos.Summaries.Changes;

/// <summary>Adds up people by cause.</summary>
internal sealed class CauseTally
{
    private readonly SortedDictionary<ChangeCause, (int Persons, Headcount Net)> _causes = [];

    public Headcount Before { get; private set; }

    public Headcount After { get; private set; }

    public IReadOnlyList<CauseChange> Causes =>
        [.. _causes.Select(entry => new CauseChange(entry.Key, entry.Value.Persons, entry.Value.Net.People, entry.Value.Net.Certified))];

    public void Add(PersonChangeCause person)
    {
        Before += person.Before;
        After += person.After;
        if (person.Cause is { } cause)
        {
            var known = _causes.GetValueOrDefault(cause);
            _causes[cause] = (known.Persons + 1, known.Net + person.Net);
        }
    }
}
