namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// A sparse row over the integers modulo the prime 2^61 − 1, in which elimination is exact: no rounding says of a cell that
/// it can, or cannot, be computed.
/// </summary>
internal readonly struct SparseVector
{
    public const ulong Prime = (1UL << 61) - 1;

    private readonly int[] _at;
    private readonly ulong[] _values;

    private SparseVector(int[] at, ulong[] values) => (_at, _values) = (at, values);

    public ReadOnlySpan<int> At => _at;

    public int Count => _at.Length;

    /// <param name="entries">Each place once.</param>
    public static SparseVector Of(IEnumerable<(int At, int Value)> entries)
    {
        var sorted = entries.OrderBy(entry => entry.At).ToList();
        return new SparseVector(
            [.. sorted.Select(entry => entry.At)],
            [.. sorted.Select(entry => Of(entry.Value))]);
    }

    public static ulong Of(long value) => value >= 0 ? (ulong)value % Prime : Prime - ((ulong)-value % Prime);

    public ulong this[int at] => Array.BinarySearch(_at, at) is var index and >= 0 ? _values[index] : 0;

    public SparseVector Times(ulong factor) => new(_at, [.. _values.Select(value => Multiply(value, factor))]);

    /// <summary>This row less <paramref name="factor"/> times another.</summary>
    public SparseVector Less(ulong factor, SparseVector other)
    {
        var add = Prime - factor;
        var at = new int[_at.Length + other._at.Length];
        var values = new ulong[at.Length];
        int left = 0, right = 0, count = 0;
        while (left < _at.Length || right < other._at.Length)
        {
            var place = left == _at.Length ? other._at[right]
                : right == other._at.Length ? _at[left]
                : Math.Min(_at[left], other._at[right]);
            ulong value = 0;
            if (left < _at.Length && _at[left] == place)
            {
                value = _values[left++];
            }

            if (right < other._at.Length && other._at[right] == place)
            {
                value = (value + Multiply(other._values[right++], add)) % Prime;
            }

            if (value != 0)
            {
                at[count] = place;
                values[count++] = value;
            }
        }

        return new SparseVector(at[..count], values[..count]);
    }

    public static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        var sum = (low & Prime) + ((low >> 61) | (high << 3));
        sum = (sum & Prime) + (sum >> 61);
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Inverse(ulong value)
    {
        ulong result = 1;
        for (var power = Prime - 2; power > 0; power >>= 1)
        {
            if ((power & 1) == 1)
            {
                result = Multiply(result, value);
            }

            value = Multiply(value, value);
        }

        return result;
    }
}
