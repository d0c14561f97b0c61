namespace SertiKesos.Rosters.Cells;

/// <summary>The valid words nearest to one that is not known.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 3;
    private const int MaxLength = 60;

    /// <param name="known">Folded words with what to show for each.</param>
    public static IReadOnlyList<string> Nearest(string folded, IEnumerable<(string Word, string Show)> known)
    {
        // Every short word is near some abbreviation.
        if (folded.Length is < 4 or > MaxLength)
        {
            return [];
        }

        var allowed = folded.Length <= 5 ? 1 : folded.Length <= 10 ? 2 : 3;
        return
        [
            .. known
                .Where(entry => Math.Abs(entry.Word.Length - folded.Length) <= allowed)
                .Select(entry => (entry.Show, Distance: Distance(folded, entry.Word)))
                .Where(entry => entry.Distance <= allowed)
                .OrderBy(entry => entry.Distance)
                .Select(entry => entry.Show)
                .Distinct()
                .Take(MaxSuggestions),
        ];
    }

    /// <summary>"Tksl (mungkin: TKSK)"</summary>
    public static string With(string text, IReadOnlyList<string> nearest) =>
        nearest.Count == 0 ? text : $"{text} (mungkin: {string.Join(", ", nearest)})";

    /// <summary>Letters to add, drop, change or exchange with their neighbour.</summary>
    public static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            table[row, 0] = row;
        }

        for (var column = 0; column <= other.Length; column++)
        {
            table[0, column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            for (var column = 1; column <= other.Length; column++)
            {
                var change = one[row - 1] == other[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(table[row - 1, column] + 1, table[row, column - 1] + 1), table[row - 1, column - 1] + change);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    best = Math.Min(best, table[row - 2, column - 2] + 1);
                }

                table[row, column] = best;
            }
        }

        return table[one.Length, other.Length];
    }
}
