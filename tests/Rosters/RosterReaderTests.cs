using SertiKesos.People;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class RosterReaderTests
{
    [Fact]
    public void A_certificate_of_a_child_is_left_out_and_its_holder_counted()
    {
        var check = SmallRoster.Check(SmallRoster.Row(1).With((2, "3277011708950001"), (3, new DateOnly(1995, 8, 17)), (8, "C-1"), (9, "01-02-2011")));

        Assert.Equal(["ROS039"], check.Reading.Codes());
        Assert.Equal((1, 0, 1), (check.States.People, check.States.Certified, check.States.Unknown));
    }

    [Theory]
    [InlineData("15-01-2009", "ROS076")]
    [InlineData("16-01-2009", null)]
    public void Before_the_law_there_was_no_certification(string issued, string? code)
    {
        var check = SmallRoster.Check(SmallRoster.Row(1).With((8, "C-1"), (9, issued)));

        Assert.Equal(code is null ? [] : [code], check.Reading.Codes());
        Assert.Equal(code is null ? 0 : 1, check.States.Unknown);
    }

    [Fact]
    public void A_plain_row_becomes_a_person_without_findings()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1));

        Assert.Empty(reading.Findings);
        var person = Assert.Single(reading.People).Person;
        Assert.Equal(("Orang Contoh A", "3277011708850001", Role.Psm, "Kelurahan"), (person.Name, person.Nik?.Digits, person.Assignments[0].Role, person.Assignments[0].Posting));
    }

    [Fact]
    public void Titles_number_row_total_and_signature_are_no_people()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "Data", ["DAFTAR"], ["KOTA CIMAHI"], [], SmallRoster.Header, ["(1)", "(2)", "(3)"], SmallRoster.Row(1), SmallRoster.Row(2),
            ["JUMLAH", 2], [], ["Cimahi, 2 November 2026"], ["Kepala Dinas Sosial Kota Cimahi"], ["Orang Contoh, S.Sos."], ["NIP. 19700101 199503 1 001"]));

        Assert.Equal((2, 2), (reading.People.Count, reading.Declared?.Total));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_repeated_header_is_no_person() =>
        Assert.Equal(2, SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Header, SmallRoster.Row(2)).People.Count);

    [Fact]
    public void Merged_headers_of_two_rows_are_joined()
    {
        var content = "<sheetData>" + Xlsx.Rows(
            ["No", "Nama", "NIK", "Jenis SDM", "Sertifikat Kompetensi", null],
            [null, null, null, null, "Nomor", "Tanggal"],
            [1, "Orang Contoh", "3277011708850001", "PSM", "C-1", "01-02-2024"])
            + "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"E1:F1\"/></mergeCells>";

        var reading = SmallRoster.Read(new Xlsx().RawSheet("S", content));

        var credential = Assert.Single(Assert.Single(reading.People).Person.Credentials);
        Assert.Equal(("C-1", new DateOnly(2024, 2, 1)), (credential.Number, credential.IssuedOn));
    }

    [Fact]
    public void Sub_headings_hold_for_the_rows_below()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1), ["A. Kecamatan Contoh Utara"], SmallRoster.Row(2));

        Assert.Equal([null, "Contoh Utara"], reading.People.Select(person => person.Person.Assignments[0].Kecamatan));
    }

    [Fact]
    public void Prefilled_numbers_are_no_people() => Assert.Single(SmallRoster.Read(SmallRoster.Row(1), [2], [3], [4]).People);

    [Fact]
    public void A_hidden_sheet_is_named_and_not_read()
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1)).RawSheet("Lama", $"<sheetData>{Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(2))}</sheetData>", "hidden"));

        Assert.Equal((1, "ROS083"), (reading.People.Count, Assert.Single(reading.Codes())));
    }

    [Fact]
    public void An_unknown_column_is_named() =>
        Assert.Equal(["ROS081"], SmallRoster.Read(Xlsx.Of("Data", [.. SmallRoster.Header, "Warna Kesukaan"], SmallRoster.Row(1))).Codes());

    [Theory]
    [InlineData(1, null, "ROS030")]
    [InlineData(5, "Juru Masak", "ROS035")]
    public void An_error_blocks_its_row_and_not_the_others(int column, object? value, string code)
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((column, value)), SmallRoster.Row(3));

        Assert.Contains(code, reading.Codes());
        Assert.Equal((2, 1), (reading.Rows.Accepted, reading.Rows.Rejected));
    }

    [Theory]
    [InlineData(3277011708850000d, "ROS012")]
    [InlineData(9471011708850002d, "ROS031")]
    [InlineData("3,27701E+15", "ROS032")]
    [InlineData("12", "ROS033")]
    public void A_wrong_nik_is_none_and_the_person_counts_by_name_and_birth_date(object nik, string code)
    {
        var check = SmallRoster.Check(SmallRoster.Row(1), SmallRoster.Row(2).With((2, nik)), SmallRoster.Row(3).With((2, nik), (3, null)), SmallRoster.Row(4));

        Assert.Equal([code, code, "ROS034"], check.Reading.Codes());
        Assert.Equal(new RowCounts(4, 3, 1, 1), check.Reading.Rows);
        Assert.Equal((null, new DateOnly(1985, 8, 17), true), check.Reading.People[1] is var row ? (row.Person.Nik, row.Person.BirthDate, row.HasWrongNik) : default);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_file_in_which_more_than_half_of_the_niks_are_wrong_needs_fixing(int wrong, bool needsFixing)
    {
        var check = SmallRoster.Check([.. Enumerable.Range(1, 4).Select(serial => serial > wrong ? SmallRoster.Row(serial) : SmallRoster.Row(serial).With((2, "12")))]);

        Assert.Equal(needsFixing, check.Reading.Codes().Contains("ROS042"));
        Assert.Equal((needsFixing ? SubmissionState.NeedsFixing : SubmissionState.AcceptedWithWarnings, 4), (check.Outcome, check.States.People));
    }

    [Fact]
    public void A_blank_nik_is_a_doubt_but_never_stops_a_file()
    {
        var check = SmallRoster.Check(SmallRoster.Row(1).With((2, null)), SmallRoster.Row(2).With((2, "-")));

        Assert.Equal((SubmissionState.AcceptedWithWarnings, 2), (check.Outcome, check.States.People));
    }

    [Theory]
    [InlineData(3, "13 Mei 1990", "ROS051")]
    [InlineData(4, "P", "ROS052")]
    [InlineData(3, "entah", "ROS053")]
    [InlineData(4, "?x", "ROS064")]
    [InlineData(7, "nomor lama", "ROS065")]
    [InlineData(8, "C-1", "ROS055")]
    [InlineData(8, "Bimtek Dasar PSM", "ROS068")]
    [InlineData(6, null, "ROS080")]
    [InlineData(11, "Pensiun", "ROS086")]
    [InlineData(2, null, "ROS050")]
    public void A_doubt_is_reported_and_the_row_goes_on(int column, object? value, string code)
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((column, value)));

        Assert.Equal(code, Assert.Single(reading.Codes()));
        Assert.Single(reading.People);
    }

    [Theory]
    [InlineData("01-02-2024", "01-02-2023", "ROS037")]
    [InlineData("01-12-2026", null, "ROS038")]
    public void Impossible_certificates_are_left_out_and_their_holders_counted(string issued, string? expires, string code)
    {
        var check = SmallRoster.Check(SmallRoster.Row(1).With((8, "C-1"), (9, issued), (10, expires)));

        Assert.Equal([code], check.Reading.Codes());
        Assert.Equal((1, 0, 1), (check.States.People, check.States.Certified, check.States.Unknown));
        Assert.Equal(
            new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Number: "C-1"), Assert.Single(check.Reading.People[0].Person.Credentials));
        Assert.Equal(SubmissionState.AcceptedWithWarnings, check.Outcome);
    }

    [Fact]
    public void A_written_expiry_that_differs_is_reported_and_stands()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, "C-1"), (9, "01-02-2024"), (10, "31-01-2027")));

        Assert.Equal(["ROS057"], reading.Codes());
        Assert.Equal(new DateOnly(2027, 1, 31), reading.People[0].Person.Credentials.Single().ExpiresOn);
    }

    [Fact]
    public void A_person_listed_twice_is_a_warning_with_both_rows()
    {
        var check = SmallRoster.Check(SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(1));

        var finding = Assert.Single(check.Reading.Findings);
        Assert.Equal(("ROS054", "Baris 4 mengulang orang pada baris 2.", "C4", "NIK"), (finding.Rule.Code, finding.Message, finding.Cell, finding.Column));
        Assert.Equal(2, check.States.People);
    }

    [Fact]
    public void One_nik_under_two_names_is_none_for_both()
    {
        var reading = SmallRoster.Read(
            SmallRoster.Row(1).With((4, null)), SmallRoster.Row(1, "Nama Lain"), SmallRoster.Row(2), SmallRoster.Row(1, "Nama Ketiga").With((3, null)), SmallRoster.Row(3), SmallRoster.Row(4));

        Assert.Equal(["ROS036", "ROS036", "ROS036", "ROS034"], reading.Codes());
        Assert.Equal([null, null, .. Enumerable.Range(2, 3).Select(serial => SmallRoster.Row(serial)[2])], reading.People.Select(row => row.Person.Nik?.Digits));
        Assert.Equal([null, Sex.Male], reading.People.Take(2).Select(row => row.Person.Sex));
        Assert.Equal((6, 5, 1), (reading.Rows.Read, reading.Rows.Accepted, reading.Rows.Rejected));
    }

    [Fact]
    public void A_row_with_a_wrong_nik_is_the_person_whose_name_and_birth_date_it_has()
    {
        var check = SmallRoster.Check(SmallRoster.Row(1, "Hj. Orang Contoh"), SmallRoster.Row(2), SmallRoster.Row(1, "Orang Contoh, S.Sos.").With((2, "12")));

        Assert.Equal(["ROS033", "ROS054"], check.Reading.Codes());
        Assert.Equal((2, 3), (check.States.People, check.Reading.Rows.Accepted));
    }

    [Fact]
    public void More_tksk_than_kecamatan_is_a_warning() =>
        Assert.Contains("ROS059", SmallRoster.Read([.. Enumerable.Range(1, 4).Select(serial => SmallRoster.Row(serial).With((5, "TKSK")))]).Codes());

    [Fact]
    public void A_certificate_number_of_two_people_is_a_warning() =>
        Assert.Equal(["ROS058"], SmallRoster.Read(SmallRoster.Row(1).With((8, "C-1"), (9, "01-02-2024")), SmallRoster.Row(2).With((8, "C-1"), (9, "01-02-2024"))).Codes());

    [Fact]
    public void A_file_of_another_region_is_not_taken_over()
    {
        var reading = SmallRoster.Read(Xlsx.Of("PSM", ["Nama", "NIK", "Kabupaten / Kota"], ["Orang Contoh", "3277011708850001", "Kab. Bandung"]));

        Assert.Contains("ROS023", reading.Codes());
        Assert.Equal(SubmissionState.NeedsFixing, SubmissionStates.OutcomeOf(reading));
    }

    [Fact]
    public void The_date_after_a_bimtek_number_certifies_nobody()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "PSM", ["Nama", "NIK", "No. Sertifikat Bimtek Dasar", "Penyelenggara", "Tanggal Sertifikat"], ["Orang Contoh", "3277011708850001", "12/B/2026", "Dinsos", "09-11-2026"]));

        Assert.Equal((CredentialKind.Training, "Bimtek Dasar"), Assert.Single(reading.People[0].Person.Credentials) is var one ? (one.Kind, one.Scheme) : default);
    }

    [Fact]
    public void A_recap_states_totals_and_parts()
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1)).Sheet(
            "Rekap", ["REKAP"], ["Penempatan", "Jumlah", "Bersertifikat"], ["Kelurahan", 15], ["PKH", "10 orang"], ["JUMLAH", 26, 13]));

        Assert.Equal((26, 13, 25), (reading.Declared?.Total, reading.Declared?.Certified, reading.Declared?.Parts.Sum(part => part.People)));
    }

    [Fact]
    public void A_roster_without_people_is_never_accepted() =>
        Assert.Equal(SubmissionState.NeedsFixing, SubmissionStates.OutcomeOf(SmallRoster.Read([])));

    [Theory]
    [InlineData("", "ROS001")]
    [InlineData("%PDF-1.7", "ROS007")]
    [InlineData("Daftar nama\nmenyusul", "ROS005")]
    [InlineData("<html><p>kosong", "ROS006")]
    [InlineData("Rar!x", "ROS009")]
    [InlineData("PK\u0003\u0004rusak", "ROS017")]
    [InlineData("GIF89a", "ROS008")]
    [InlineData("\u0001\u0002\u0003\u0004", "ROS014")]
    public void Other_files_are_refused_by_what_they_are(string content, string code)
    {
        var reading = SmallRoster.ReadBytes(System.Text.Encoding.Latin1.GetBytes(content));

        Assert.Equal((code, SubmissionState.Refused), (Assert.Single(reading.Codes()), SubmissionStates.OutcomeOf(reading)));
    }

    [Fact]
    public void Old_and_encrypted_workbooks_are_told_apart()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

        Assert.Equal("ROS003", SmallRoster.ReadBytes(old).Codes()[0]);
        Assert.Equal("ROS004", SmallRoster.ReadBytes([.. old, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")]).Codes()[0]);
    }

    [Fact]
    public void A_phone_or_nik_written_into_a_posting_is_masked()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((6, "Pos Sukamaju 0812 3456 7890 / 3277011708850001")));

        var posting = Assert.Single(reading.People).Person.Assignments[0].Posting;

        Assert.StartsWith("Pos Sukamaju ****", posting, StringComparison.Ordinal);
        Assert.DoesNotContain("0812", posting, StringComparison.Ordinal);
        Assert.DoesNotContain("327701", posting, StringComparison.Ordinal);
    }
}
