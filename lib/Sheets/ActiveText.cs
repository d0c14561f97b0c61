using System.Buffers;

namespace SertiKesos.Sheets;

/// <summary>
/// Text that a spreadsheet program would run: as soon as it is read from a csv, or when somebody edits its cell. Phones
/// and remarks begin like that as well, so such text is marked as text wherever it is written, never refused.
/// </summary>
public static class ActiveText
{
    // Programs for East Asian languages take the wide signs for the narrow ones.
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>Whether the text begins like a formula or a command.</summary>
    public static bool Is(ReadOnlySpan<char> text) => !text.IsEmpty && Signs.Contains(text[0]);
}
