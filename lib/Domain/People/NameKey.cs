using System.Collections.Frozen;

namespace SertiKesos.People;

/// <summary>
/// A name for telling whether two rows mean one person: without titles before it and degrees behind it, and with the
/// short forms of Muhammad spelt out.
/// </summary>
internal static class NameKey
{
    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(
        ["H", "HJ", "HAJI", "HAJJAH", "DRS", "DRA", "DR", "IR", "PROF", "KH", "KI", "UST", "USTADZ", "NY", "TN", "BPK", "BAPAK", "IBU", "SDR", "SDRI", "RD", "R", "NN", "ALM"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Muhammad = FrozenSet.ToFrozenSet(
        ["M", "MOH", "MUH", "MHD", "MOHD", "MOCH", "MUCH", "MOHAMAD", "MOHAMMAD", "MUHAMAD", "MUHAMMAD", "MOCHAMAD", "MOCHAMMAD", "MUCHAMAD", "MUCHAMMAD"], StringComparer.Ordinal);

    public static string Of(string name)
    {
        // "H.Asep" is written without a blank as often as with one.
        var words = PersonIdentity.FoldName(name.Replace(".", ". ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = 0;
        while (from < words.Length - 1 && Titles.Contains(words[from]))
        {
            from++;
        }

        return string.Concat(words.Skip(from).Select((word, index) => index == 0 && words.Length - from > 1 && Muhammad.Contains(word) ? "MUHAMMAD" : word));
    }
}
