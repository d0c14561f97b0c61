using System.Collections.Frozen;

namespace SertiKesos.People;

/// <summary>Whether two spellings are one name: without degrees, titles before the name and punctuation.</summary>
internal static class NameComparison
{
    // Offices write them or leave them out as they like.
    private static readonly FrozenSet<string> Titles = new[]
    {
        "H", "HJ", "HAJI", "HAJJAH", "DR", "DRS", "DRA", "IR", "PROF", "BPK", "BAPAK", "IBU", "SDR", "SDRI", "KH", "RADEN", "R",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool SameName(string left, string right) =>
        string.Equals(Plain(left), Plain(right), StringComparison.Ordinal);

    private static string Plain(string name)
    {
        var folded = PersonIdentity.FoldName(name);
        var plain = string.Join(' ', folded.Split(' ').SkipWhile(Titles.Contains));

        // A name that consists of titles alone is a name all the same.
        return plain.Length == 0 ? folded : plain;
    }
}
