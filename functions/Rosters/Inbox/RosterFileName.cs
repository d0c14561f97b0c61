using System.Globalization;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// What an office called a file: a text for the office's own eyes, never the name of anything that is stored. Clients
/// write other letters than those of ASCII percent-encoded.
/// </summary>
internal static class RosterFileName
{
    public const string Unnamed = "roster.xlsx";
    private const int MaxLength = 120;
    private const int MaxExtension = 6;

    /// <summary>Without folders, signs that control or hide something, and quotes; not too long, never empty.</summary>
    public static string Of(string? given)
    {
        var plain = SoundText.Of(Uri.UnescapeDataString(given ?? ""));
        var last = plain[(plain.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsShown(rune))
            {
                clean.Append(rune);
            }
        }

        var name = clean.ToString().Trim();
        var bare = Path.GetFileNameWithoutExtension(name).Trim(' ', '.');
        // What kind of text a file holds is known by its extension alone.
        name = bare.Length == 0 && Path.GetExtension(name) is { Length: > 1 } left ? Path.GetFileNameWithoutExtension(Unnamed) + left : name.Trim(' ', '.');
        if (name.Length > MaxLength)
        {
            var extension = Path.GetExtension(name);
            extension = extension.Length <= MaxExtension ? extension : "";
            var kept = name[..(MaxLength - extension.Length)];
            name = (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept) + extension;
        }

        return name.Length == 0 ? Unnamed : name;
    }

    private static bool IsShown(Rune rune) =>
        rune.Value is not ('?' or '#' or '"' or '<' or '>' or '|' or '*' or ':') && rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
