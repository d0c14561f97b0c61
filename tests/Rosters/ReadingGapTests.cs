using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>What offices mean without saying it in a heading.</summary>
public sealed class ReadingGapTests
{
    private static object?[] Born(int serial, object? date, string digits) =>
        SmallRoster.Row(serial).With((2, $"327701{digits}{serial:0000}"), (3, date));

    [Fact]
    public void Dates_swapped_by_an_english_computer_are_turned_for_the_whole_file()
    {
        // Born on 8 July and 3 May; the computer took the first number for the month.
        var reading = SmallRoster.Read(
            Born(1, new DateOnly(1985, 8, 7), "080785"), Born(2, new DateOnly(1990, 3, 5), "030590"), Born(3, "17-08-1985", "170885"));

        Assert.Equal([new(1985, 7, 8), new(1990, 5, 3), new DateOnly(1985, 8, 17)], reading.People.Select(person => person.Person.BirthDate));
        Assert.Equal(["ROS070"], reading.Codes());
    }

    /// <summary>31 December 9999 is what some data bases write for "never".</summary>
    [Fact]
    public void Dates_at_the_end_of_the_calendar_end_no_reading()
    {
        var never = new DateOnly(9999, 12, 31);
        object?[] Certified(int serial, object? issued, object? expires) => SmallRoster.Row(serial).With((8, "KESOS.1"), (9, issued), (10, expires));

        var check = SmallRoster.Check(
            Certified(1, never, never), Certified(2, null, never), Certified(3, never, null), Certified(4, new DateOnly(2024, 5, 1), never), SmallRoster.Row(5).With((3, never)));

        Assert.Equal(5, check.Reading.Rows.Accepted + check.Reading.Rows.Rejected);
        Assert.True(check.Reading.People.Count > 0);
    }

    [Fact]
    public void Text_dates_alone_decide_where_no_nik_can()
    {
        object?[] Row(string name, object date) => [name, null, date, "PSM", "Kelurahan"];

        var reading = SmallRoster.Read(Xlsx.Of(
            "Data", ["Nama", "NIK", "Tanggal Lahir", "Jenis SDM", "Penempatan"],
            Row("Contoh A", new DateOnly(1985, 8, 7)), Row("Contoh B", new DateOnly(1990, 3, 5)), Row("Contoh C", new DateOnly(1991, 1, 2)),
            Row("Contoh D", "17/08/1985"), Row("Contoh E", "25/12/1985")));

        Assert.Equal(new DateOnly(1985, 7, 8), reading.People[0].Person.BirthDate);
        Assert.Contains("ROS070", reading.Codes());
    }

    [Fact]
    public void One_real_date_above_the_twelfth_keeps_all_as_they_are()
    {
        var reading = SmallRoster.Read(
            Born(1, new DateOnly(1985, 8, 7), "080785"), Born(2, new DateOnly(1990, 3, 5), "030590"), Born(3, new DateOnly(1985, 8, 17), "170885"));

        Assert.Equal(new DateOnly(1985, 8, 7), reading.People[0].Person.BirthDate);
        Assert.DoesNotContain("ROS070", reading.Codes());
    }

    [Fact]
    public void Two_tables_side_by_side_are_both_read()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "PSM", ["DAFTAR PSM"], ["No", "Nama", "NIK", "Penempatan", null, "No", "Nama", "NIK", "Penempatan"],
            [1, "Contoh A", "3277011708850001", "Kelurahan", null, 1, "Contoh C", "3277015708850003", "Kelurahan"],
            [2, "Contoh B", "3277011708850002", "Kelurahan"]));

        Assert.Equal(["Contoh A", "Contoh B", "Contoh C"], reading.People.Select(person => person.Person.Name));
        Assert.Equal((3, 3), (reading.Rows.Read, reading.Rows.Accepted));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("DINAS SOSIAL KOTA BANDUNG", true)]
    [InlineData("Kabupaten/Kota : Bandung", true)]
    [InlineData("KABUPATEN BANDUNG BARAT", true)]
    [InlineData("DINAS SOSIAL KOTA CIMAHI", false)]
    [InlineData("Kab./Kota: Cimahi", false)]
    [InlineData("Peserta bimtek di Kota Bandung", false)]
    [InlineData("Kota Cimahi dan Kota Bandung", false)]
    [InlineData("Provinsi Jawa Barat", false)]
    public void A_title_of_another_region_holds_the_file(string title, bool held)
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", [title], SmallRoster.Header, SmallRoster.Row(1)));

        Assert.Equal(held ? ["ROS040"] : [], reading.Codes());
        Assert.Equal(held ? SubmissionState.NeedsFixing : SubmissionState.Accepted, SubmissionStates.OutcomeOf(reading));
    }

    [Fact]
    public void A_misspelt_region_gets_the_nearest_names()
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", [.. SmallRoster.Header, "Kabupaten/Kota"], [.. SmallRoster.Row(1), "Kota Cimahy"]));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("ROS072", "Nama atau kode wilayah tidak dikenal: Kota Cimahy (mungkin: Kota Cimahi)."), (finding.Rule.Code, finding.Message));
    }

    [Fact]
    public void A_misspelt_role_gets_the_nearest_names()
    {
        var finding = Assert.Single(SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((5, "Tagna"))).Findings);

        Assert.Contains("(mungkin: Tagana)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_role_is_not_that_of_the_sheet() => Assert.Equal(
        ["ROS035"], SmallRoster.Read(Xlsx.Of("PSM", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2).With((5, "Tagna")), SmallRoster.Row(3).With((5, "Ketua")))).Codes());

    [Theory]
    [InlineData("tksk", "tkks", 1)]
    [InlineData("tagana", "tagna", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("pkh", "pkh", 0)]
    public void Distance_counts_the_fewest_changes(string one, string other, int distance) =>
        Assert.Equal(distance, Suggestions.Distance(one, other));

    [Theory]
    [InlineData("No. Rekening BNI")]
    [InlineData("NPWP")]
    [InlineData("No BPJS Kesehatan")]
    [InlineData("Agama")]
    [InlineData("Nama Ibu Kandung")]
    [InlineData("Jumlah Anak")]
    [InlineData("Nomor KK")]
    public void Personal_columns_are_dropped_and_named_without_a_value(string heading)
    {
        var row = SmallRoster.Row(1);
        var check = RosterCheck.Run(
            new RosterFile("r.xlsx", Xlsx.Of("Data", [.. SmallRoster.Header, heading], [.. row, "Rahasia 1234567"]).Build().Content),
            SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

        var finding = Assert.Single(check.Reading.Findings);
        Assert.Equal("ROS090", finding.Rule.Code);
        Assert.Contains(heading, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia", CheckJson.Of(check).Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ditto_marks_repeat_the_cell_above_and_say_so()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((6, "sda")), SmallRoster.Row(3).With((6, "idem")));

        Assert.All(reading.People, person => Assert.Equal("Kelurahan", person.Person.Assignments[0].Posting));
        Assert.Equal(["ROS091", "ROS091"], reading.Codes());
    }

    [Fact]
    public void Nobody_has_the_nik_of_the_row_above() =>
        Assert.Equal([null], SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((2, "sda"))).People.Skip(1).Select(person => person.Person.Nik?.Digits));

    [Fact]
    public void Letters_that_look_like_digits_are_named() => Assert.Contains(
        "huruf O", Assert.Single(SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((2, "32770117O885000l"))).Findings).Message, StringComparison.Ordinal);

    [Fact]
    public void A_family_card_in_the_column_of_niks_is_named()
    {
        var reading = SmallRoster.Read(
            SmallRoster.Row(1), Born(2, new DateOnly(1960, 2, 20), "010315").With((2, "3277010103150007")), Born(3, new DateOnly(1990, 2, 25), "010315").With((2, "3277010103150007")));

        Assert.Contains("ROS071", reading.Codes());
        Assert.Equal([true, false, false], reading.People.Select(row => row.Person.Nik is not null));
    }

    [Fact]
    public void Hidden_rows_are_named_once_for_the_file()
    {
        var rows = Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)).Replace("<row r=\"2\">", "<row r=\"2\" hidden=\"1\">", StringComparison.Ordinal);
        var others = Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(3), SmallRoster.Row(4)).Replace("<row r=\"3\">", "<row r=\"3\" hidden=\"true\">", StringComparison.Ordinal);

        var reading = SmallRoster.Read(new Xlsx().RawSheet("A", $"<sheetData>{rows}</sheetData>").RawSheet("B", $"<sheetData>{others}</sheetData>"));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("ROS082", "Ada baris atau kolom tersembunyi yang ikut dibaca: lembar A baris 2; lembar B baris 3."), (finding.Rule.Code, finding.Message));
    }

    [Theory]
    [InlineData("<fills count=\"3\"><fill/><fill/><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFF00\"/></patternFill></fill></fills>", "fillId=\"2\"", true)]
    [InlineData("<fonts count=\"2\"><font/><font><strike/></font></fonts>", "fontId=\"1\"", true)]
    [InlineData("<fills count=\"3\"><fill/><fill/><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFFF\"/></patternFill></fill></fills>", "fillId=\"2\"", false)]
    public void Rows_marked_by_colour_or_stroke_are_named(string part, string use, bool named)
    {
        var rows = Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(3)).Replace("<c r=\"B3\"", "<c r=\"B3\" s=\"2\"", StringComparison.Ordinal);
        var styles = $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{part}<cellXfs count=\"3\"><xf/><xf numFmtId=\"14\"/><xf {use}/></cellXfs></styleSheet>";

        var reading = SmallRoster.Read(new Xlsx().RawSheet("A", $"<sheetData>{rows}</sheetData>").Part("xl/styles.xml", styles));

        Assert.Equal(named ? ["ROS092"] : [], reading.Codes());
    }

    [Theory]
    [InlineData("Ani", "ROS093")]
    [InlineData("SertiKesos", null)]
    public void Comments_of_the_office_are_counted(string author, string? code)
    {
        var workbook = Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1))
            .Part("xl/comments1.xml", $"<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{author}</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><t>mutasi</t></text></comment></commentList></comments>")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments1.xml\"/></Relationships>");

        Assert.Equal(code is null ? [] : [code], SmallRoster.Read(workbook).Codes());
    }
}
