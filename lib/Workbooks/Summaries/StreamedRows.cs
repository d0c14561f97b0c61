using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>A row that is written without being held: its values, and its height where the text wraps.</summary>
internal readonly record struct StreamedRow(object?[] Values, double? Height);

/// <summary>The formats of a column, as numbers of the workbook's styles.</summary>
/// <param name="Value">Of a value.</param>
/// <param name="Active">Of a text that a spreadsheet program might take for a formula.</param>
/// <param name="Mark">Of a mark that stands for a value.</param>
/// <param name="IsText">The column holds text: nothing stands where there is none.</param>
internal readonly record struct StreamedColumn(uint Value, uint Active, uint Mark, bool IsText);

/// <summary>
/// The rows of a table from <paramref name="first"/> on, written as bytes straight into the package: the workbook library
/// would hold and format tens of thousands of cells one by one.
/// </summary>
/// <param name="marks">Missing numbers are marked; else their cells are left out.</param>
internal sealed class StreamedRows(int first, IReadOnlyList<StreamedColumn> columns, IEnumerable<StreamedRow> rows, bool marks)
{
    /// <summary>Stands in the part where the rows come.</summary>
    public static ReadOnlySpan<byte> Place => "<!--rows-->"u8;

    private const int Buffer = 1 << 16;

    private readonly byte[] _buffer = new byte[Buffer];
    private int _used;

    /// <param name="texts">Where the texts of the workbook are shared.</param>
    public void WriteTo(Stream stream, SharedTexts texts)
    {
        var starts = columns.Select((_, index) => Encoding.UTF8.GetBytes($"<c r=\"{ColumnName(index + 1)}")).ToList();
        var number = first;
        foreach (var row in rows)
        {
            Put(stream, "<row r=\""u8);
            Put(stream, number);
            if (row.Height is { } height)
            {
                Put(stream, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{height}\" customHeight=\"1")));
            }

            Put(stream, "\">"u8);
            for (var index = 0; index < row.Values.Length; index++)
            {
                Cell(stream, texts, starts[index], number, columns[index], row.Values[index]);
            }

            Put(stream, "</row>"u8);
            number++;
        }

        stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    public static string ColumnName(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : $"{(char)('A' + ((column - 1) / 26) - 1)}{(char)('A' + ((column - 1) % 26))}";

    private void Cell(Stream stream, SharedTexts texts, byte[] start, int row, StreamedColumn column, object? value)
    {
        switch (value)
        {
            case null or "" when column.IsText || !marks:
                return;
            case null:
                Text(stream, texts, start, row, column.Mark, SummaryTexts.NotAvailable);
                return;
            case string text:
                Text(stream, texts, start, row, !column.IsText ? column.Mark : ActiveText.Is(text) ? column.Active : column.Value, text);
                return;
        }

        Open(stream, start, row, column.Value);
        Put(stream, "><v>"u8);
        switch (value)
        {
            case int count: Put(stream, count); break;
            case long amount: Put(stream, amount); break;
            case double share: Put(stream, Encoding.UTF8.GetBytes(share.ToString("R", CultureInfo.InvariantCulture))); break;
            case DateOnly date: Put(stream, date.DayNumber - Epoch.DayNumber); break;
            default: throw new ArgumentException("A cell holds text, a date or a number.", nameof(value));
        }

        Put(stream, "</v></c>"u8);
    }

    /// <summary>Day 0 of spreadsheets, for dates after February 1900.</summary>
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private void Text(Stream stream, SharedTexts texts, byte[] start, int row, uint style, string text)
    {
        Open(stream, start, row, style);
        Put(stream, " t=\"s\"><v>"u8);
        Put(stream, texts.Of(text));
        Put(stream, "</v></c>"u8);
    }

    private void Open(Stream stream, byte[] start, int row, uint style)
    {
        Put(stream, start);
        Put(stream, row);
        Put(stream, "\" s=\""u8);
        Put(stream, style);
        Put(stream, "\""u8);
    }

    private void Put(Stream stream, long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var written);
        Put(stream, digits[..written]);
    }

    private void Put(Stream stream, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Buffer - _used)
        {
            stream.Write(_buffer, 0, _used);
            _used = 0;
            if (bytes.Length > Buffer)
            {
                stream.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }
}
