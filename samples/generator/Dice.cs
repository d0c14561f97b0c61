namespace SertiKesos.Samples;

/// <summary>
/// Repeatable choices (SplitMix64). The sequence is fixed here, because the one behind <see cref="Random"/> may change
/// with the runtime and the samples may not.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from <paramref name="from"/> up to, but without, <paramref name="to"/>.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from));

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count)];

    public bool OneIn(int chances) => Between(0, chances) == 0;

    public DateOnly Date(DateOnly from, DateOnly to) => from.AddDays(Between(0, to.DayNumber - from.DayNumber + 1));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
