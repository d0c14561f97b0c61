using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Institutions;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Rosters;

public sealed class InstitutionReadingTests
{
    private static readonly object?[] Header =
        ["No", "Nama LKS", "Jenis Lembaga", "Alamat", "Kecamatan", "Ketua", "No. Tanda Daftar", "Masa Berlaku Tanda Daftar", "Akreditasi", "Nomor Sertifikat Akreditasi", "Tanggal Sertifikat Akreditasi", "Berlaku s.d.", "Jumlah Klien"];

    private static object?[] Row(
        string? name, string? kind = "LKS", object? number = null, object? registered = null, object? status = null, object? certificate = null, object? issued = null, object? expires = null) =>
        [1, name, kind, "Jl. Contoh 1", "Cimahi Utara", "Ibu Contoh", number, registered, status, certificate, issued, expires, 20];

    [Fact]
    public void A_sheet_of_institutions_beside_people_is_read_as_institutions()
    {
        var reading = SmallRoster.Read(Xlsx.Of("PSM", [SmallRoster.Header, SmallRoster.Row(1)])
            .Sheet("LKS", Header, Row("LKS Contoh", number: "460/1", registered: A.Date("2028-05-01"), status: "B", certificate: "CTH-1", issued: A.Date("2023-06-30"))));

        Assert.Empty(reading.Findings);
        Assert.Single(reading.People);
        Assert.Equal((1, 1, 0), (reading.Rows.Read, reading.InstitutionRows.Read, reading.InstitutionRows.Rejected));
        Assert.Equal(
            new Institution(
                InstitutionKind.Lks, "LKS Contoh", new Registration("460/1", A.Date("2028-05-01")),
                new Accreditation(AccreditationClaim.Accredited, AccreditationGrade.B, "CTH-1", A.Date("2023-06-30")), "Cimahi Utara"),
            Assert.Single(reading.Institutions).Institution);
    }

    [Fact]
    public void A_file_of_institutions_alone_is_accepted()
    {
        var reading = SmallRoster.Read(Xlsx.Of("Daftar", ["DATA LKS KOTA CIMAHI"], [], Header, Row("LKS Contoh", status: "Belum")));

        Assert.Empty(reading.Findings);
        Assert.Empty(reading.People);
        Assert.Equal(SubmissionState.Accepted, SubmissionStates.OutcomeOf(reading));
    }

    [Fact]
    public void A_table_of_institutions_without_rows_is_no_empty_list() =>
        Assert.Equal(["LKS004"], SmallRoster.Read(Xlsx.Of("LKS", [Header])).Codes());

    [Fact]
    public void People_with_a_column_for_their_institution_stay_people()
    {
        object?[] header = [.. SmallRoster.Header, "Nama LKS", "Akreditasi LKS", "No. Tanda Daftar LKS"];

        var reading = SmallRoster.Read(Xlsx.Of("LKS", [header, (object?[])[.. SmallRoster.Row(1), "LKS Contoh", "B", "460/1"]]));

        Assert.Single(reading.People);
        Assert.Empty(reading.Institutions);
    }

    [Fact]
    public void People_of_institutions_without_a_NIK_are_refused_as_people_not_taken_for_institutions()
    {
        var reading = SmallRoster.Read(Xlsx.Of("PSM", [(object?[])["No", "Nama Lengkap", "Tanggal Lahir", "Nama Lembaga", "Jenis SDM"], (object?[])[1, "Orang Contoh", A.Date("1985-08-17"), "LKS Contoh", "PSM"]]));

        Assert.Single(reading.People);
        Assert.Empty(reading.Institutions);
    }

    [Fact]
    public void A_recap_by_institution_stays_a_recap()
    {
        var reading = SmallRoster.Read(Xlsx.Of("PSM", [SmallRoster.Header, SmallRoster.Row(1)])
            .Sheet("Rekap", ["No", "Nama Lembaga", "Jumlah Orang", "Bersertifikat"], [1, "LK3", 1, 0], [null, "JUMLAH", 1, 0]));

        Assert.Empty(reading.Institutions);
        Assert.Equal(1, reading.Declared?.Total);
    }

    [Fact]
    public void Headings_on_two_levels_with_plain_words_below_belong_to_what_stands_above()
    {
        var content = "<sheetData>" + Xlsx.Rows(
            ["No", "Nama Panti", "Pengurus", null, "Tanda Daftar", null, "Akreditasi", null, null],
            [null, null, "Nama", "NIK", "Nomor", "Berlaku s.d.", "Nilai", "Tanggal", "Berlaku s.d."],
            [1, "Panti Contoh", "Orang Contoh", "3277011708850001", "460/7", "01-02-2028", "A", "15-01-2024", "14 Januari 2029"])
            + "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/><mergeCell ref=\"E1:F1\"/><mergeCell ref=\"G1:I1\"/></mergeCells>";

        var reading = SmallRoster.Read(new Xlsx().RawSheet("Panti", content));

        Assert.Equal(["ROS090"], reading.Codes());
        Assert.Equal(
            new Institution(
                InstitutionKind.Panti, "Panti Contoh", new Registration("460/7", A.Date("2028-02-01")),
                new Accreditation(AccreditationClaim.Accredited, AccreditationGrade.A, null, A.Date("2024-01-15"), A.Date("2029-01-14"))),
            Assert.Single(reading.Institutions).Institution);
    }

    [Fact]
    public void A_bare_end_date_belongs_to_the_registration_or_accreditation_before_it()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "Lembaga", ["No", "Nama Lembaga", "No. Registrasi", "Tanggal", "Masa Berlaku", "Status Akreditasi", "Masa Berlaku"],
            [1, "Yayasan Contoh", "460/9", A.Date("2023-01-01"), A.Date("2026-01-01"), "Terakreditasi", A.Date("2027-02-28")]));

        var institution = Assert.Single(reading.Institutions).Institution;
        Assert.Equal((A.Date("2026-01-01"), (DateOnly?)null, A.Date("2027-02-28")), (institution.Registration?.ValidUntil, institution.Accreditation.IssuedOn, institution.Accreditation.ExpiresOn));
    }

    [Theory]
    [InlineData("Panti Asuhan Contoh", null, nameof(InstitutionKind.Panti))]
    [InlineData("Contoh Kasih", "LKSA", nameof(InstitutionKind.Lksa))]
    [InlineData("Contoh Kasih", "Rumah Singgah", nameof(InstitutionKind.RumahSinggah))]
    [InlineData("UPTD Contoh", null, nameof(InstitutionKind.BalaiDaerah))]
    [InlineData("LK3 Contoh", "-", nameof(InstitutionKind.Lk3))]
    [InlineData("Contoh", null, nameof(InstitutionKind.Lks))]
    public void The_kind_comes_from_its_column_or_the_name(string name, string? kind, string expected) =>
        Assert.Equal(expected, Assert.Single(SmallRoster.Read(Xlsx.Of("Data", [Header, Row(name, kind)])).Institutions).Institution.Kind.ToString());

    [Fact]
    public void Sub_headings_name_the_kind_and_the_kecamatan_of_the_rows_below()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "Data", ["No", "Nama Lembaga", "Akreditasi", "Keterangan"], ["A. RUMAH SINGGAH"], [1, "Contoh Satu", "Belum"], ["Kecamatan Cimahi Tengah"], [2, "Contoh Dua", "Belum"]));

        Assert.Equal(
            [(InstitutionKind.RumahSinggah, null), (InstitutionKind.RumahSinggah, "Cimahi Tengah")],
            reading.Institutions.Select(row => (row.Institution.Kind, row.Institution.Kecamatan)));
    }

    [Theory]
    [InlineData("Proses akreditasi", nameof(AccreditationClaim.InProcess))]
    [InlineData("sudah visitasi, menunggu", nameof(AccreditationClaim.InProcess))]
    [InlineData("Belum diajukan", nameof(AccreditationClaim.None))]
    [InlineData("Tidak terakreditasi", nameof(AccreditationClaim.None))]
    [InlineData("Dicabut", nameof(AccreditationClaim.Suspended))]
    [InlineData("-", nameof(AccreditationClaim.None))]
    public void Words_of_a_status_are_understood(string status, string claim)
    {
        var reading = SmallRoster.Read(Xlsx.Of("LKS", [Header, Row("LKS Contoh", status: status)]));

        Assert.Equal(claim, Assert.Single(reading.Institutions).Institution.Accreditation.Claim.ToString());
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Every_cause_has_its_finding()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "LKS", [(object?[])[.. Header, "Kode Arsip", "Keterangan"],
            Row(null, status: "A", issued: A.Date("2023-01-01")),
            Row("LKS Satu", issued: A.Date("2024-05-12"), expires: A.Date("2023-05-11")),
            Row("LKS Dua", issued: A.Date("2027-05-12")),
            Row("LKS Tiga", number: "460/3"),
            Row("LKS. TIGA", number: "460-3"),
            Row("LKS Empat", number: "460/3"),
            Row("Contoh Lima", kind: "Rumah Singah"),
            Row("LKS Enam", issued: "Mei 2023"),
            Row("LKS Tujuh", status: "B"),
            (object?[])[.. Row("LKS Delapan"), null, "sudah tutup"]]));

        Assert.Equal(
            ["LKS020", "LKS001", "LKS002", "LKS003", "LKS012", "LKS013", "LKS014", "LKS021", "LKS010", "LKS011"], reading.Codes());
        Assert.Contains("(mungkin: Rumah Singgah)", reading.Findings[4].Message, StringComparison.Ordinal);
        Assert.Equal("K4", reading.Findings.Single(finding => finding.Rule.Code == "LKS003").Cell);
        Assert.Equal((10, 7, 3), (reading.InstitutionRows.Read, reading.InstitutionRows.Accepted, reading.InstitutionRows.Rejected));
        Assert.Equal(0, reading.Rows.Read);
    }

    [Theory]
    [InlineData("DATA 2 LKS KOTA CIMAHI DENGAN 340 ORANG KLIEN", false)]
    [InlineData("DATA 3 (tiga) LEMBAGA KOTA CIMAHI", true)]
    [InlineData("Jumlah klien 340 orang", false)]
    [InlineData("Permensos No. 17/2012 LKS", false)]
    public void A_title_that_states_institutions_is_compared_and_states_no_people(string title, bool differs)
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "LKS", [title], Header, Row("LKS Satu"), Row("LKS Dua"), [null, "JUMLAH", null, null, null, null, null, null, null, null, null, null, 40]));

        Assert.Equal(differs ? ["LKS015"] : [], reading.Codes());
        Assert.Null(reading.Declared);
        Assert.Equal(2, reading.Institutions.Count);
    }

    [Theory]
    [InlineData("JUMLAH: 3 LKS", null)]
    [InlineData("JUMLAH", 3)]
    public void A_total_row_is_compared_too(string label, object? count) =>
        Assert.Equal(["LKS015"], SmallRoster.Read(Xlsx.Of("LKS", Header, Row("LKS Satu"), Row("LKS Dua"), [null, label, count])).Codes());

    [Fact]
    public void Titles_number_row_and_signature_are_no_institutions()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "LKS", ["DAFTAR LKS"], [], Header, ["(1)", "(2)", "(3)"], Row("LKS Satu"), [], ["Cimahi, 2 November 2026"], ["Kepala Dinas Sosial"], ["Orang Contoh"], ["NIP. 19700101 199503 1 001"]));

        Assert.Single(reading.Institutions);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void An_institution_with_nothing_but_number_and_name_counts()
    {
        var reading = SmallRoster.Read(Xlsx.Of("LKS", Header, [1, "LKS Satu"], [2, "LKS Dua"], [3]));

        Assert.Equal(["LKS Satu", "LKS Dua"], reading.Institutions.Select(row => row.Institution.Name));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_list_of_another_region_is_not_taken_over()
    {
        object?[] header = ["No", "Nama LKS", "Kabupaten/Kota", "Akreditasi"];

        Assert.Contains("ROS023", SmallRoster.Read(Xlsx.Of("LKS", header, [1, "LKS Contoh", "Kota Bekasi", "Belum"])).Codes());
        Assert.Contains("ROS040", SmallRoster.Read(Xlsx.Of("LKS", ["DATA LKS KOTA BEKASI"], Header, Row("LKS Contoh"))).Codes());
    }

    [Fact]
    public void Bad_institutions_explain_nothing_of_people()
    {
        var file = new RosterFile("roster.xlsx", Xlsx.Of("PSM", ["Jumlah 3 orang"], SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2))
            .Sheet("LKS", Header, Row(null, status: "A", issued: A.Date("2023-01-01"))).Build().Content);

        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

        Assert.DoesNotContain("baris ditolak", Assert.Single(check.Discrepancies).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_has_institutions_only_where_there_are_some()
    {
        var with = RosterCheck.Run(
            new RosterFile("lks.xlsx", Xlsx.Of("LKS", Header, Row("LKS Satu", expires: A.Date("2027-01-01")), Row("LKS Dua", issued: A.Date("2020-01-01"))).Build().Content),
            SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

        Assert.Contains("\"institutions\":{\"count\":2,\"accredited\":1,\"due\":1,\"expired\":1}", CheckJson.Of(with).WriteLine(), StringComparison.Ordinal);
        Assert.DoesNotContain("institutions", CheckJson.Of(SmallRoster.Check(SmallRoster.Row(1))).WriteLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_receipt_marks_the_cells_and_sums_the_institutions_up()
    {
        var file = new RosterFile("lks.xlsx", Xlsx.Of("LKS", Header, Row("LKS Satu", status: "B"), Row("LKS Dua", expires: A.Date("2030-01-01"))).Build().Content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

        var receipt = RosterAnswer.Write(file, check, check.Outcome, change: null);

        var cells = WorkbookCells.Read(receipt);
        Assert.Contains(cells["Perbaikan"], cell => cell.Text == "LKS014");
        Assert.Contains(cells["Perbaikan"], cell => cell.Text == "K2");
        var line = Assert.Single(cells["Ringkasan"], cell => cell.Text == "Terakreditasi").Row;
        Assert.Equal("1", cells.At("Ringkasan", $"B{line}"));
        Assert.Equal(check.Reading.Institutions.Select(row => row.Institution), SmallRoster.ReadBytes(receipt).Institutions.Select(row => row.Institution));
    }

    /// <summary>Whatever stands in the cells, a reading ends, loses no row and takes nobody for an institution.</summary>
    [Fact]
    public void Any_cells_end_as_institutions_or_findings()
    {
        var cell = Gen.OneOf(
            Gen.Elements<object?>(null, "", "-", "A", "Belum", "Proses", "460/1", "#N/A", "12-05-2023", "31-02-2023", "2027", "Seumur hidup", "sda", "JUMLAH", "=1+1", "LKS Contoh", "Mengetahui"),
            Gen.Choose(-5, 90_000).Select(number => (object?)number),
            ArbMap.Default.GeneratorFor<string>().Select(text => (object?)string.Concat((text ?? "").Where(character => character is >= ' ' and < '\uD800'))));
        var rows = cell.ArrayOf(Header.Length).ListOf();

        Prop.ForAll(rows.ToArbitrary(), list =>
        {
            var reading = SmallRoster.Read(Xlsx.Of("LKS", [Header, .. list]));

            Assert.Empty(reading.People);
            Assert.Equal(reading.InstitutionRows.Read, reading.InstitutionRows.Accepted + reading.InstitutionRows.Rejected);
            Assert.Equal(reading.InstitutionRows.Accepted, reading.Institutions.Count);
            Assert.All(reading.Institutions, row => Assert.NotEmpty(row.Institution.Name));
            Assert.All(reading.Institutions, row => Assert.False(row.Institution.Accreditation is { IssuedOn: { } from, ExpiresOn: { } until } && until < from));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }
}
