using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Properties;

public sealed class RosterProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void Writing_and_reading_again_is_the_identity() =>
        Prop.ForAll(PlainRosters.Any, rows =>
        {
            var reading = SmallRoster.Read(Xlsx.Of("Data SDM", PlainRosters.Table(rows)));

            Assert.Equal(PersonLines.Of(rows.Select(row => row.Person)), PersonLines.Of(reading));
            Assert.Equal(rows.Count, reading.Rows.Accepted);
            Assert.Empty(reading.Codes());
        }).Check(Often);

    [Fact]
    public void Text_formats_give_the_same_people_as_workbooks() =>
        Prop.ForAll(PlainRosters.Any, Gen.Elements(",", ";", "\t", "|").ToArbitrary(), (rows, separator) =>
        {
            var lines = PlainRosters.Table(rows).Select(row => string.Join(separator, OtherFormats.Words(row).Select(word => '"' + word.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')));

            var reading = OtherFormats.Read(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

            Assert.Equal(PersonLines.Of(rows.Select(row => row.Person)), PersonLines.Of(reading));
            Assert.Empty(reading.Codes());
        }).Check(Often);

    [Fact]
    public void The_order_of_rows_and_columns_does_not_matter() =>
        Prop.ForAll(PlainRosters.Any, PlainRosters.Orders.ToArbitrary(), Faults.Any.ToArbitrary(), (rows, order, faults) =>
        {
            var table = faults.In(PlainRosters.Table(rows));
            object?[][] turned = [Pick(table[0], order), .. table.Skip(1).Reverse().Select(row => Pick(row, order))];

            var first = SmallRoster.Read(Xlsx.Of("Data SDM", table));
            var second = SmallRoster.Read(Xlsx.Of("Data SDM", turned));

            Assert.Equal(PersonLines.Of(first), PersonLines.Of(second));
            Assert.Equal(first.Codes().Order(), second.Codes().Order());
            Assert.Equal((first.Rows.Read, first.Rows.Rejected), (second.Rows.Read, second.Rows.Rejected));
        }).Check(Often);

    [Fact]
    public void Titles_hidden_columns_and_formatted_emptiness_change_nothing() =>
        Prop.ForAll(PlainRosters.Any, Dressing.Any.ToArbitrary(), Faults.Any.ToArbitrary(), (rows, dressing, faults) =>
        {
            var table = faults.In(PlainRosters.Table(rows));

            var plain = SmallRoster.Read(Xlsx.Of("Data SDM", table));
            var dressed = SmallRoster.Read(dressing.Dress(table));

            Assert.Equal(PersonLines.Of(plain), PersonLines.Of(dressed));
            Assert.Equal((plain.Rows.Read, plain.Rows.Accepted), (dressed.Rows.Read, dressed.Rows.Accepted));
            Assert.Equal(plain.Declared, dressed.Declared);
            var shown = dressed.Codes().ToList();
            Assert.Equal(dressing.HidesSomething, shown.Remove(FindingCatalog.HiddenContentRead.Code));
            Assert.Equal(plain.Codes().Order(), shown.Order());
        }).Check(Often);

    private static object?[] Pick(object?[] row, int[] columns) => [.. columns.Select(column => row[column])];
}

/// <summary>What is wrong in some cells of a roster, so that findings are compared and not only people.</summary>
internal sealed record Faults(IReadOnlyList<(int Row, int Column, object? Value)> Cells)
{
    private static readonly (string Heading, object? Value)[] Kinds =
    [
        ("NIK", "3277O1170885000l"), ("NIK", 3277011708850010d), ("NIK", null), ("NIK", "123"), ("Tanggal Lahir", "31/02/1980"), ("Tanggal Lahir", 1985),
        ("Jenis Kelamin", "?"), ("Jenis SDM", "Juru Masak"), ("Jenis SDM", "Tagna"), ("Penempatan", null), ("No. HP", "hubungi istri"), ("Email", "a at b"),
        ("No. Sertifikat", "Bimtek Dasar"), ("Tanggal Sertifikat", "2031-01-01"), ("Berlaku s.d.", "01/01/2001"), ("Status", "Pensiun 2020"), ("Nama Lengkap", null),
        ("Kelurahan", new DateOnly(2026, 5, 3)),
    ];

    public static Gen<Faults> Any { get; } =
        from count in Gen.Choose(0, 5)
        from cells in Gen.ListOf(
            from row in Gen.Choose(0, 13)
            from kind in Gen.Elements(Kinds)
            select (row, Array.IndexOf(PlainRosters.Headings, kind.Heading), kind.Value), count)
        select new Faults([.. cells]);

    public object?[][] In(object?[][] table)
    {
        var changed = table.Select(row => row.ToArray()).ToArray();
        foreach (var (row, column, value) in Cells)
        {
            changed[1 + (row % (table.Length - 1))][column] = value;
        }

        return changed;
    }

    public override string ToString() => string.Join("; ", Cells);
}

/// <summary>What offices put around a table, and what programs leave there.</summary>
internal sealed record Dressing(int Titles, int HiddenColumn, int BlankRows, int BlankColumns, bool NumberRow, bool Signature)
{
    private static readonly object?[][] TitleRows = [["DINAS SOSIAL KOTA CIMAHI"], ["Jalan Contoh No. 1"], [], ["DAFTAR SDM KESEJAHTERAAN SOSIAL"], ["Keadaan per 31 Oktober 2026"], []];

    public static Gen<Dressing> Any { get; } =
        from titles in Gen.Choose(0, TitleRows.Length)
        from hidden in Gen.Choose(0, PlainRosters.Headings.Length)
        from rows in Gen.Choose(0, 30)
        from columns in Gen.Choose(0, 40)
        from number in Gen.Elements(true, false)
        from signature in Gen.Elements(true, false)
        select new Dressing(titles, hidden, rows, columns, number, signature);

    public bool HidesSomething => HiddenColumn > 0;

    public Xlsx Dress(object?[][] table)
    {
        var width = table[0].Length;
        object?[][] rows =
        [
            .. TitleRows.Take(Titles),
            table[0],
            .. NumberRow ? [Enumerable.Range(1, width).Select(number => (object?)$"({number})").ToArray()] : Array.Empty<object?[]>(),
            .. table.Skip(1),
            .. Signature ? (object?[][])[[], ["Mengetahui,"], ["Kepala Dinas Sosial Kota Cimahi"], ["Drs. Contoh Pejabat, M.Si."], ["NIP. 19700101 199503 1 001"]] : [],
        ];
        var xml = Xlsx.Rows(rows);
        for (var row = rows.Length + 1; row <= rows.Length + BlankRows; row++)
        {
            xml += $"<row r=\"{row}\">{string.Concat(Enumerable.Range(1, width + BlankColumns).Select(column => $"<c r=\"{new CellAddress(row, column)}\" s=\"1\"/>"))}</row>";
        }

        var columns = HidesSomething ? $"<cols><col min=\"{HiddenColumn}\" max=\"{HiddenColumn}\" width=\"9\" hidden=\"1\"/></cols>" : "";
        return new Xlsx().RawSheet("Data SDM", $"{columns}<sheetData>{xml}</sheetData>");
    }
}
