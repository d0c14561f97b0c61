using System.Globalization;

namespace SertiKesos.Sheets;

/// <summary>A cell by row and column, both from 1.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct CellAddress(int Row, int Column)
{
    /// <summary>The last row of a sheet.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>The last column of a sheet.</summary>
    public const int LastColumn = 16_384;

    /// <summary>Reads <c>D12</c>; lower-case letters and dollar signs are accepted, anything outside a sheet is not.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        address = default;
        int row = 0, column = 0, index = 0;
        for (; index < text.Length && (char.IsAsciiLetter(text[index]) || text[index] == '$'); index++)
        {
            if (text[index] == '$')
            {
                continue;
            }

            column = (column * 26) + (char.ToUpperInvariant(text[index]) - 'A' + 1);
            if (column > LastColumn)
            {
                return false;
            }
        }

        for (; index < text.Length && (char.IsAsciiDigit(text[index]) || text[index] == '$'); index++)
        {
            if (text[index] == '$')
            {
                continue;
            }

            row = (row * 10) + (text[index] - '0');
            if (row > LastRow)
            {
                return false;
            }
        }

        address = new CellAddress(row, column);
        return index == text.Length && row > 0 && column > 0;
    }

    /// <summary>The letters of a column: 1 is <c>A</c>, 28 is <c>AB</c>.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The address as a sheet shows it, such as <c>D12</c>.</summary>
    public override string ToString() => Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A merged range; its content stands in the upper left cell.</summary>
/// <param name="First">The upper left cell.</param>
/// <param name="Last">The lower right cell.</param>
public readonly record struct CellRange(CellAddress First, CellAddress Last)
{
    /// <summary>Reads <c>A1:B2</c>; false for anything else.</summary>
    public static bool TryParse(string text, out CellRange range)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        range = default;
        if (colon < 0
            || !CellAddress.TryParse(text.AsSpan(0, colon), out var first)
            || !CellAddress.TryParse(text.AsSpan(colon + 1), out var last))
        {
            return false;
        }

        range = new CellRange(first, last);
        return last.Row >= first.Row && last.Column >= first.Column;
    }

    /// <summary>Whether a cell lies in the range.</summary>
    public bool Contains(int row, int column) =>
        row >= First.Row && row <= Last.Row && column >= First.Column && column <= Last.Column;
}
