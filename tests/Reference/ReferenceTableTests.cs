using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Reference;

public sealed class ReferenceTableTests
{
    public static TheoryData<string> Tables => [.. ReferenceTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_shipped_table_has_no_faults_and_a_source_in_every_row(string name)
    {
        var table = ReferenceTables.Find(name)!;

        Assert.Empty(table.Faults(table.Shipped));
        var source = table.Headings.ToList().IndexOf(RowCells.Source);
        var rows = ReferenceCsv.Read(table.Canonical(table.Shipped).Text).Skip(1).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEmpty(row.Fields[source]));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void What_is_written_reads_the_same(string name)
    {
        var table = ReferenceTables.Find(name)!;
        var written = table.Canonical(table.Shipped);

        Assert.Equal(written, table.Canonical(written.Text));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_from_a_spreadsheet_program_set_to_indonesian_reads_the_same(string name)
    {
        var table = ReferenceTables.Find(name)!;
        var written = table.Canonical(table.Shipped).Text;
        var semicolons = string.Join(
            "\r\n", ReferenceCsv.Read(written).Select(record => string.Join(';', record.Fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

        Assert.Equal(written, table.Canonical(semicolons).Text);
    }

    [Theory]
    [InlineData("wilayah", "")]
    [InlineData("wilayah", "# hanya catatan")]
    [InlineData("skema", "pola,bulan,status,sumber,berlaku_sejak,berlaku_sampai\n")]
    [InlineData("skema", "pola,bulan,status\n*,60,terkonfirmasi")]
    [InlineData("skema", "pola,bulan,status,sumber,warna\n*,60,terkonfirmasi,x,merah")]
    [InlineData("skema", "pola,pola,bulan,status,sumber\n*,*,60,terkonfirmasi,x")]
    [InlineData("skema", "pola,bulan,status,sumber\n*,60,terkonfirmasi,\"tidak ditutup")]
    public void What_is_no_such_table_is_refused_as_a_whole(string name, string text) => Assert.NotEmpty(ReferenceTables.Find(name)!.Faults(text));

    [Fact]
    public void Every_fault_names_its_row_and_column_and_all_are_told_at_once()
    {
        var faults = ReferenceTables.Find("skema")!.Faults(Acuan.Schemes(
            "# catatan", "*,60,terkonfirmasi,SK", "", "Generalis,enam,mungkin,,2026-13-01,", "\"*a?\",0,perlu konfirmasi,=1,2026-02-01,2026-01-01"));

        Assert.Equal(
            [(5, "bulan"), (5, "status"), (5, "sumber"), (5, "berlaku_sejak"), (6, "pola"), (6, "bulan"), (6, "sumber"), (6, "berlaku_sampai")],
            faults.Select(fault => (fault.Row, fault.Column)));
        Assert.All(faults, fault => Assert.StartsWith($"Baris {fault.Row}, kolom {fault.Column}: ", fault.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3277,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "kode")]
    [InlineData("32.7,kota,Kota Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "kode")]
    [InlineData("32.80,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "jenis")]
    [InlineData("32.69,kota,Kota Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "jenis")]
    [InlineData("32.70,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "jenis")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,33,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "kode_provinsi")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,GMT,II,terkonfirmasi,1,0,1,UU,,", "zona")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,VII,terkonfirmasi,1,0,1,UU,,", "bbppks")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,ya,1,0,1,UU,,", "status")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1.000,0,1,UU,,", "kecamatan")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,,,", "sumber")]
    [InlineData("32.69,kabupaten,Kota Cimahi,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,", "nama")]
    [InlineData("32.69,kabupaten,Kabupaten Baru,32,Jabar,WIB,II,terkonfirmasi,1,0,1,UU,,", "provinsi")]
    [InlineData("32.77,kota,Kota Cimahi,32,Jawa Barat,WIB,II,terkonfirmasi,3,15,0,UU,2027-01-01,", "kode")]
    public void A_region_that_cannot_be_is_named(string row, string column)
    {
        var fault = Assert.Single(RegionRows.Table.Faults(Acuan.Regions(rows: row)));

        Assert.Equal((516, column), (fault.Row, fault.Column));
    }

    [Fact]
    public void A_new_region_may_come_and_an_old_one_end()
    {
        var text = Acuan.Regions(
            ["32.77"],
            "32.77,kota,Kota Cimahi,32,Jawa Barat,WIB,II,terkonfirmasi,3,15,0,Kepmendagri,,2026-12-31",
            "32.77,kota,Kota Cimahi Baru,32,Jawa Barat,WIB,III,terkonfirmasi,4,15,0,UU,2027-01-01,",
            "32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,2027-01-01,");

        Assert.Empty(RegionRows.Table.Faults(text));
    }

    [Theory]
    [InlineData("PSM", "PSM,PSM,RELAWAN_SOSIAL,terkonfirmasi,SK,,2026-12-31", "Kosongkan berlaku_sampai")]
    [InlineData("PSM", "PSM,PSM,RELAWAN_SOSIAL,terkonfirmasi,SK,2026-01-01,", "Kosongkan berlaku_sejak")]
    [InlineData("PSM", "PSM,PSM,RELAWAN_SOSIAL,terkonfirmasi,SK,,2026-12-31\nPSM,PSM,TKS,terkonfirmasi,SK,2027-01-02,", "Sambungkan")]
    [InlineData("PSM", "PSM,PSM,RELAWAN_SOSIAL,terkonfirmasi,SK,,2026-12-31\nPSM,PSM,TKS,terkonfirmasi,SK,2026-12-31,", "waktu yang sama")]
    [InlineData("PSM", "", "PSM tidak ada")]
    [InlineData("-", "GURU,Guru,TKS,terkonfirmasi,SK,,", "dikenal program")]
    [InlineData("PSM", "PSM,PSM,SUKARELAWAN,terkonfirmasi,SK,,", "RELAWAN_SOSIAL")]
    public void A_role_has_one_category_on_every_day(string code, string rows, string expected) => Assert.Contains(
        RoleRows.Table.Faults(Acuan.Roles(code, rows.Split('\n'))), fault => fault.Message.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("Generalis,60,terkonfirmasi,SK,,")]
    [InlineData("*,60,terkonfirmasi,SK,,2026-12-31")]
    [InlineData("*,60,terkonfirmasi,SK,,\n*,36,terkonfirmasi,SK,2027-01-01,")]
    [InlineData("*,60,terkonfirmasi,SK,,\nGeneralis,36,terkonfirmasi,SK,,\ngeneralis,48,terkonfirmasi,SK,,")]
    [InlineData("*,601,terkonfirmasi,SK,,")]
    public void Schemes_without_a_row_for_all_or_with_two_for_one_are_refused(string rows) =>
        Assert.NotEmpty(SchemeRows.Table.Faults(Acuan.Schemes(rows.Split('\n'))));

    [Theory]
    [InlineData("baku,26,25,terkonfirmasi,SK,,", "kunci")]
    [InlineData("baku,0,25,terkonfirmasi,SK,,", "batas")]
    [InlineData("baku,25,32,terkonfirmasi,SK,,", "kunci")]
    [InlineData("2026-12,2026-12-20,2026-12-31,terkonfirmasi,SK,,", "")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-12,2026-12-20,2026-12-19,terkonfirmasi,SK,,", "kunci")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-12,2026-12-20,2026-12-31,terkonfirmasi,SK,,\n2026-12,2026-12-21,2026-12-31,terkonfirmasi,SK,,", "periode")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-12,2027-01-20,2027-01-31,terkonfirmasi,SK,,", "kunci")] // not before January's own
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-11,2026-12-20,2026-12-30,terkonfirmasi,SK,,\n2026-12,2026-12-15,2026-12-30,terkonfirmasi,SK,,", "kunci")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-12,2026-11-30,2026-12-31,terkonfirmasi,SK,,", "batas")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-12,20,31,terkonfirmasi,SK,,", "batas")]
    [InlineData("baku,25,akhir,terkonfirmasi,SK,,\n2026-13,2026-12-20,2026-12-31,terkonfirmasi,SK,,", "periode")]
    public void Deadlines_after_their_locks_or_locks_out_of_order_are_refused(string rows, string column) =>
        Assert.Contains(DeadlineRows.Table.Faults(Acuan.Deadlines(rows.Split('\n'))), fault => fault.Column == column);

    [Fact]
    public void A_lock_the_day_after_that_of_the_period_before_is_in_order() => Assert.Empty(DeadlineRows.Table.Faults(Acuan.Deadlines(
        "baku,25,akhir,terkonfirmasi,SK,,",
        "2026-11,2026-12-29,2026-12-29,terkonfirmasi,SK,,",
        "2026-12,2026-12-30,2026-12-30,terkonfirmasi,SK,,")));

    [Theory]
    [InlineData("17/08/2027,Proklamasi,libur,tetap,SKB,,", "tanggal")]
    [InlineData("2027-08-17,Proklamasi,merah,tetap,SKB,,", "jenis")]
    [InlineData("2027-08-17,Proklamasi,libur,mungkin,SKB,,", "status")]
    [InlineData("2027-08-17,Proklamasi,libur,tetap,SKB,2027-08-18,", "berlaku_sejak")]
    [InlineData("2027-08-17,Proklamasi,libur,tetap,SKB,,\n2027-08-17,proklamasi,libur,tetap,SKB,,", "tanggal")]
    public void A_holiday_that_cannot_be_is_named(string rows, string column) =>
        Assert.Equal(column, Assert.Single(HolidayRows.Table.Faults(Acuan.Holidays(rows.Split('\n')))).Column);

    [Theory]
    [InlineData("a,A,2012,15.500.000,orang,terkonfirmasi,S,,,", "nilai")]
    [InlineData("a,A,2012,15.500,orang,terkonfirmasi,S,,,", "nilai")]
    [InlineData("a,A,2012,-5,orang,terkonfirmasi,S,,,", "nilai")]
    [InlineData("a,A,2012,\"1,\",orang,terkonfirmasi,S,,,", "nilai")]
    [InlineData("a,A,tahun lalu,5,orang,terkonfirmasi,S,,,", "per")]
    [InlineData("A b,A,2012,5,orang,terkonfirmasi,S,,,", "kode")]
    [InlineData("a,A,2012,5,orang,terkonfirmasi,S,,,\na,A,2012,6,orang,terkonfirmasi,S,,,", "kode")]
    public void A_figure_that_cannot_be_read_with_certainty_is_refused(string rows, string column) =>
        Assert.Equal(column, Assert.Single(FigureRows.Table.Faults(Acuan.Figures(rows.Split('\n')))).Column);

    [Theory]
    [InlineData("32.7,3,terkonfirmasi,SK,,", "kode")]
    [InlineData("32.77,-3,terkonfirmasi,SK,,", "jumlah")]
    [InlineData("32.77,1001,terkonfirmasi,SK,,", "jumlah")]
    [InlineData("32.77,3,terkonfirmasi,SK,,\n32.77,4,terkonfirmasi,SK,2026-01-01,", "kode")]
    public void An_expected_number_that_cannot_be_is_named(string rows, string column) =>
        Assert.Equal(column, Assert.Single(TkskRows.Table.Faults(Acuan.Tksk(rows.Split('\n')))).Column);

    [Fact]
    public void A_region_may_end_but_not_vanish()
    {
        static IEnumerable<string> Faults(string text, params string[] withData) => ReferenceCheck
            .Faults(RegionRows.Table, ReferenceCsv.Encode(text), ReferenceData.Shipped, [.. withData.Select(RegionCode.Parse)])
            .Select(fault => fault.Sentence);

        Assert.Contains("32.77", Assert.Single(Faults(Acuan.Regions(["32.77"]))), StringComparison.Ordinal);
        Assert.Contains("berlaku_sampai", Assert.Single(Faults(Acuan.Regions(), "32.69")), StringComparison.Ordinal);
        Assert.Empty(Faults(Acuan.Regions(), "32.77"));
        Assert.Empty(Faults(Acuan.Regions(["32.77"], "32.77,kota,Kota Cimahi,32,Jawa Barat,WIB,II,terkonfirmasi,3,15,0,UU,,2026-12-31"), "32.77"));
    }

    [Fact]
    public void A_number_expected_of_a_region_that_nobody_knows_is_named_by_its_row()
    {
        var fault = Assert.Single(ReferenceCheck.Faults(
            TkskRows.Table, ReferenceCsv.Encode(Acuan.Tksk("*,per kecamatan,terkonfirmasi,SK,,", "# catatan", "32.69,5,terkonfirmasi,SK,,")), ReferenceData.Shipped, []));

        Assert.Equal((4, "kode"), (fault.Row, fault.Column));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_or_too_many_are_refused()
    {
        Assert.Single(ReferenceCheck.Faults(SchemeRows.Table, [0xC3, 0x28], ReferenceData.Shipped, []));
        Assert.Single(ReferenceCheck.Faults(SchemeRows.Table, new byte[ReferenceCheck.MaxBytes + 1], ReferenceData.Shipped, []));
    }
}
