using System.Globalization;
using System.IO.Compression;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Bench;

/// <summary>A roster as Excel would save it: shared texts, dates as numbers with a style, NIK as text.</summary>
internal static class BigRoster
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Mime = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly string[] Header =
    [
        "No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan",
        "Kecamatan", "Kelurahan", "No. HP", "Email", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "Keterangan",
    ];

    public static byte[] Write(int rows)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Mime}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Mime}.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Mime}.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Mime}.styles+xml\"/></Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets><sheet name=\"Data SDM\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Rel}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Sheet(zip, rows, texts);
            Texts(zip, texts);
        }

        return file.ToArray();
    }

    private static void Sheet(ZipArchive zip, int rows, Dictionary<string, int> texts)
    {
        using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new UTF8Encoding(false));
        sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
        Row(sheet, 1, Header, texts);
        for (var index = 0; index < rows; index++)
        {
            Row(sheet, index + 2, Person(index), texts);
        }

        sheet.Write("</sheetData></worksheet>");
    }

    public static string NikOf(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"327701{new DateOnly(1960, 1, 1).AddDays(index % 14_000):ddMMyy}{index / 14_000 + 1:0000}");

    public static string NameOf(int index) => $"Orang Contoh {Letters(index)}";

    private static object?[] Person(int index)
    {
        var born = new DateOnly(1960, 1, 1).AddDays(index % 14_000);
        var certified = index % 3 == 0;
        var issued = new DateOnly(2024, 1, 1).AddDays(index % 900);
        var nik = NikOf(index);
        return
        [
            index + 1, NameOf(index), nik, "Cimahi", born, "L", "PSM", "Kelurahan",
            $"Kecamatan {index % 30}", $"Kelurahan {index % 300}", string.Create(CultureInfo.InvariantCulture, $"0812{index:00000000}"), $"orang{index}@contoh.example",
            certified ? $"C-{index:000000}" : null, certified ? issued : null, certified ? issued.AddYears(5).AddDays(-1) : null, certified ? null : "Belum",
        ];
    }

    private static string Letters(int index) => CellAddress.Letters(index + 1);

    private static void Row(StreamWriter sheet, int row, object?[] values, Dictionary<string, int> texts)
    {
        sheet.Write($"<row r=\"{row}\">");
        for (var column = 0; column < values.Length; column++)
        {
            var at = new CellAddress(row, column + 1);
            sheet.Write(values[column] switch
            {
                null => "",
                string text => $"<c r=\"{at}\" t=\"s\"><v>{Index(text, texts)}</v></c>",
                DateOnly date => $"<c r=\"{at}\" s=\"1\"><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
                var number => $"<c r=\"{at}\"><v>{number}</v></c>",
            });
        }

        sheet.Write("</row>");
    }

    private static int Index(string text, Dictionary<string, int> texts)
    {
        if (!texts.TryGetValue(text, out var index))
        {
            texts[text] = index = texts.Count;
        }

        return index;
    }

    private static void Texts(ZipArchive zip, Dictionary<string, int> texts)
    {
        using var part = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml").Open(), new UTF8Encoding(false));
        part.Write($"<sst xmlns=\"{Main}\">");
        foreach (var text in texts.OrderBy(text => text.Value))
        {
            part.Write($"<si><t>{text.Key}</t></si>");
        }

        part.Write("</sst>");
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(content);
    }
}
