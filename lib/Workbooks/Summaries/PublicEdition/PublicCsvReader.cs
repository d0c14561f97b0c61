using System.Globalization;
using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>A stored public file read back: the edition, or why it is none.</summary>
internal sealed record PublicReading(PublishedEdition? Edition, string? Error);

/// <summary>
/// Reads the public edition back from its stored file. What the file shows is all that readers have, so nothing else may be
/// needed to know what has been told. Whatever the bytes are, the answer is an edition or an error, never an exception.
/// </summary>
internal static class PublicCsvReader
{
    private static readonly string[] AllTables =
        [PublicTables.Nation, PublicTables.Centres, PublicTables.Provinces, PublicTables.Regions, PublicTables.Roles, PublicTables.Expiries];

    public static PublicReading Read(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
        if (Records(text) is not { } records)
        {
            return Wrong("Tanda kutip dalam berkas tidak berpasangan.");
        }

        if (records.Count < 2 || !records[0].SequenceEqual(PublicCsv.Columns.Select(column => column.Name)))
        {
            return Wrong("Baris pertama bukan judul kolom edisi publik.");
        }

        var lines = new List<Line>(records.Count);
        for (var index = 1; index < records.Count; index++)
        {
            if (Parse(records[index]) is not { } line)
            {
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"Baris {index + 1} tidak dapat dibaca: jumlah kolom, tanggal, nilai, atau penandanya salah."));
            }

            lines.Add(line);
        }

        var first = lines[0];
        if (lines.Exists(line => line.Period != first.Period || line.AsOf != first.AsOf || line.Issue != first.Issue))
        {
            return Wrong("Berkas memuat lebih dari satu terbitan.");
        }

        var tables = new List<PublicTable>();
        foreach (var group in lines.GroupBy(line => line.Table, StringComparer.Ordinal))
        {
            if (Table(group.Key, [.. group]) is not { } table)
            {
                return Wrong($"Tabel {(AllTables.Contains(group.Key) ? group.Key : "yang tidak dikenal")}: tidak semua baris mempunyai kolom yang sama satu kali.");
            }

            tables.Add(table);
        }

        if (tables.Find(table => table.Code == PublicTables.Expiries) is { Rows.Count: not 13 })
        {
            return Wrong("Tabel jatuh_tempo tidak memuat 12 bulan dan jumlahnya.");
        }

        return tables.Select(table => table.Code).Order(StringComparer.Ordinal).SequenceEqual(AllTables.Order(StringComparer.Ordinal))
            ? new PublicReading(new PublishedEdition(first.Period, first.AsOf, first.Issue, tables), null)
            : Wrong("Berkas tidak memuat keenam tabel edisi publik.");
    }

    private static PublicReading Wrong(string error) => new(null, error);

    private static PublicTable? Table(string code, List<Line> lines)
    {
        var columns = lines.Select(line => line.Column).Distinct().ToList();
        var rows = lines.GroupBy(line => line.Row.Code, StringComparer.Ordinal).ToList();
        return AllTables.Contains(code) && rows.TrueForAll(row => row.Select(line => line.Column).SequenceEqual(columns))
            ? new PublicTable(code, columns, [.. rows.Select(row => row.First().Row with { Cells = [.. row.Select(line => line.Cell)] })])
            : null;
    }

    private static Line? Parse(List<string> fields)
    {
        if (fields.Count != PublicCsv.Columns.Count
            || !Period.TryParse(fields[0], out var period)
            || !Day(fields[1], out var asOf)
            || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var issue)
            || Cell(fields[12], fields[13]) is not { } cell)
        {
            return null;
        }

        Period? countedIn = null;
        if (fields[8].Length > 0)
        {
            if (!Period.TryParse(fields[8], out var found))
            {
                return null;
            }

            countedIn = found;
        }

        DateOnly? dataOn = null;
        if (fields[9].Length > 0)
        {
            if (!Day(fields[9], out var found))
            {
                return null;
            }

            dataOn = found;
        }

        var status = fields[7];
        return status.Length > 0 && status != PublicTables.Held && !Enum.GetValues<ReportingState>().Any(state => state.Code() == status)
            ? null
            : new Line(
                period, asOf, issue, fields[3],
                new PublicRow(fields[4], fields[5], fields[6], status, countedIn, dataOn, []),
                new PublicColumn(fields[10], fields[11]),
                cell);
    }

    private static bool Day(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static PublicCell? Cell(string value, string mark) => mark switch
    {
        "" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? PublicCell.Of(number) : null,
        _ when value.Length > 0 => null,
        PublicTexts.Suppressed => PublicCell.Suppressed,
        SummaryTexts.NotAvailable => new PublicCell(CellMark.NoData),
        SummaryTexts.NotApplicable => new PublicCell(CellMark.NotApplicable),
        _ => null,
    };

    /// <summary>Null where a quote is never closed.</summary>
    private static List<List<string>>? Records(string text)
    {
        var records = new List<List<string>>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (isQuoted)
            {
                if (character != '"')
                {
                    field.Append(character);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    field.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"')
            {
                isQuoted = true;
            }
            else if (character is ',' or '\n')
            {
                fields.Add(CsvField.TextOf(field.ToString()));
                field.Clear();
                if (character == '\n')
                {
                    records.Add(fields);
                    fields = [];
                }
            }
            else if (character != '\r')
            {
                field.Append(character);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(CsvField.TextOf(field.ToString()));
            records.Add(fields);
        }

        return isQuoted ? null : records;
    }

    private sealed record Line(
        Period Period, DateOnly AsOf, int Issue, string Table, PublicRow Row, PublicColumn Column, PublicCell Cell);
}
