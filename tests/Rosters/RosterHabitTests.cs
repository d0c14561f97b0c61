using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Cells;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>Habits of offices that once read wrong.</summary>
public sealed class RosterHabitTests
{
    [Theory]
    [InlineData("3277011708850001.0")]
    [InlineData("NIK: 3277011708850001")]
    [InlineData("3277011708850001 (KTP)")]
    public void A_nik_with_a_label_or_a_decimal_is_that_nik(string text) =>
        Assert.Equal("3277011708850001", Assert.Single(SmallRoster.Read(SmallRoster.Row(1).With((2, text))).People).Person.Nik?.Digits);

    [Fact]
    public void A_decimal_that_lost_its_last_digit_is_still_found() =>
        Assert.Equal(["ROS012"], SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((2, "3277011708850010.0"))).Codes());

    [Fact]
    public void A_nip_in_the_column_of_niks_is_named() => Assert.Contains(
        "tampaknya NIP", Assert.Single(SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((2, "198508172010011003"))).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("19850817 201001 1 003", null)]
    [InlineData("198508172021211003", null)]
    [InlineData("-", null)]
    [InlineData("12345", null)]
    [InlineData("19690723 199603 1 005", "tanggal lahir.")]
    [InlineData("19850817 201001 2 003", "jenis kelamin.")]
    [InlineData("196907231996032005", "tanggal lahir dan jenis kelamin.")]
    public void A_nip_is_compared_and_not_kept(string nip, string? differs)
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", [.. SmallRoster.Header, "NIP"], [.. SmallRoster.Row(1), nip]));

        Assert.Equal(differs is null ? [] : ["ROS074"], reading.Codes());
        Assert.All(reading.Findings, finding => Assert.EndsWith(differs!, finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("H. Orang Contoh A, S.Sos.")]
    [InlineData("Drs. H.Orang Contoh A")]
    [InlineData("ORANG CONTOH A")]
    public void A_title_makes_nobody_another_person(string name) =>
        Assert.Equal(["ROS054"], SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(1, name)).Codes());

    [Theory]
    [InlineData("Moh. Contoh", "Muhammad Contoh", true)]
    [InlineData("M. Contoh", "MOCHAMAD CONTOH", true)]
    [InlineData("Hj. Siti Contoh", "Siti Contoh", true)]
    [InlineData("Contoh M.", "Contoh Muhammad", false)]
    [InlineData("Siti Contoh", "Sita Contoh", false)]
    [InlineData("Muhammad", "Moh", false)]
    public void Names_are_compared_as_a_clerk_would(string one, string other, bool same) =>
        Assert.Equal(same, NameKey.Of(one) == NameKey.Of(other));

    [Theory]
    [InlineData("belum pensiun", true)]
    [InlineData("calon pensiun 2027", true)]
    [InlineData("Pensiun per 1 Maret 2027", true)]
    [InlineData("pensiun 2030", true)]
    [InlineData("tidak mutasi", true)]
    [InlineData("Pensiun per 1 Maret 2026", false)]
    [InlineData("Pensiun 2024", false)]
    [InlineData("alm.", false)]
    [InlineData("tidak aktif", false)]
    [InlineData("non aktif sejak 2020", false)]
    public void Only_what_has_happened_takes_somebody_out(string remark, bool serves) =>
        Assert.Equal(serves, Assert.Single(SmallRoster.Read(SmallRoster.Row(1).With((11, remark))).People).Person.IsActive);

    [Theory]
    [InlineData("081234567804 081345678905", "+6281234567804 +6281345678905")]
    [InlineData("0812 3456 7804 0813 4567 8905", "+6281234567804 +6281345678905")]
    [InlineData("0812 3456 7804", "+6281234567804")]
    public void Two_phones_with_a_blank_between_are_two(string text, string phones) =>
        Assert.Equal(phones, string.Join(' ', Assert.Single(SmallRoster.Read(SmallRoster.Row(1).With((7, text))).People).Person.Phones));

    [Theory]
    [InlineData("18-08-2023 / 123/LSP/2023", "123/LSP/2023")]
    [InlineData("18 Agustus 2023, 123/LSP/2023", "123/LSP/2023")]
    [InlineData("123/LSP/2023 tgl. 18 Agustus 2023", "123/LSP/2023")]
    public void Number_and_date_in_one_cell_stand_in_either_order(string text, string number)
    {
        var credential = Assert.Single(Assert.Single(SmallRoster.Read(SmallRoster.Row(1).With((8, text))).People).Person.Credentials);

        Assert.Equal((number, new DateOnly(2023, 8, 18)), (credential.Number, credential.IssuedOn));
    }

    [Theory]
    [InlineData("17-08-1985 00:00:00")]
    [InlineData("17\\08\\1985")]
    [InlineData("1985-08-16T17:00:00.000Z")]
    [InlineData("1985-08-17T00:00:00")]
    public void Dates_of_programs_are_dates(string text) =>
        Assert.Empty(SmallRoster.Read(SmallRoster.Row(1).With((3, text))).Findings);

    [Theory]
    [InlineData(6)]
    [InlineData(5)]
    public void A_word_that_became_a_date_is_asked_for(int column) =>
        Assert.Contains("ROS073", SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2).With((column, new DateOnly(2026, 4, 3)))).Codes());

    [Fact]
    public void A_number_that_became_a_date_certifies_nobody()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, new DateOnly(2024, 12, 1))));

        Assert.Equal(["ROS073", "ROS055"], reading.Codes());
        Assert.Equal(CredentialEvidence.Claimed, Assert.Single(reading.People[0].Person.Credentials).Evidence);
    }

    [Theory]
    [InlineData("32.77.01.1001", null)]
    [InlineData("3277011001", null)]
    [InlineData("32.17", "ROS060")]
    [InlineData("64.73", "ROS072")]
    public void Codes_of_regions_are_compared_by_their_first_four_digits(string code, string? finding) => Assert.Equal(
        finding is null ? [] : [finding],
        SmallRoster.Read(Xlsx.Of("Data", [.. SmallRoster.Header, "Kode Wilayah"], [.. SmallRoster.Row(1), "32.77"], [.. SmallRoster.Row(2), code])).Codes());

    [Theory]
    [InlineData("JosÃ© Contoh", "José Contoh")]
    [InlineData("Muâ€™min", "Mu’min")]
    [InlineData("José Contoh", null)]
    [InlineData("Âfrika", null)]
    [InlineData("Asep", null)]
    public void Text_encoded_twice_is_turned_back_only_without_doubt(string text, string? meant) => Assert.Equal(meant, Mojibake.Repair(text));

    [Theory]
    [InlineData("a", "b", "c", "d", "e")]
    [InlineData("1", "2", "3", "4", "5 = 3 + 4")]
    [InlineData("(a)", "(b)", "(c)", "(d)", "(e)")]
    public void Rows_of_column_letters_are_nobody(params string[] letters) =>
        Assert.Empty(SmallRoster.Read([.. letters], SmallRoster.Row(1)).Findings);

    [Fact]
    public void Headings_of_places_may_have_a_numeral_and_a_count()
    {
        var reading = SmallRoster.Read(["I", "KECAMATAN CIMAHI UTARA", null, null, null, null, null, 1], SmallRoster.Row(1), ["II.", "Kec. Cimahi Tengah"], SmallRoster.Row(2));

        Assert.Empty(reading.Findings);
        Assert.Equal(["CIMAHI UTARA", "Cimahi Tengah"], reading.People.Select(row => row.Person.Assignments[0].Kecamatan));
    }

    [Fact]
    public void A_short_row_with_a_role_in_its_column_is_a_person() =>
        Assert.Equal(["ROS034"], SmallRoster.Read(SmallRoster.Row(1), [2, "Asep", null, null, null, "PSM"]).Codes().Where(code => code != "ROS080"));

    [Fact]
    public void The_nip_of_the_signature_may_stand_under_any_heading() => Assert.Empty(SmallRoster.Read(
        SmallRoster.Row(1), [], [null, null, "Kepala Dinas Sosial"], [], [null, null, "Drs. Contoh Pejabat"], [null, null, "NIP. 197001011995031001"], [null, null, "197001011995031001"]).Findings);

    [Fact]
    public void Two_programmes_one_below_the_other_have_columns_of_their_own()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "Sheet1", ["I. PSM (1 orang)"], ["Nama", "NIK", "Tanggal Lahir"], ["Contoh A", "3277011708850001", "17-08-1985"], [],
            ["II. TAGANA"], ["No", "NIK", "Nama", "Tanggal Lahir"], [1, "3277011708850002", "Contoh B", "17-08-1985"], ["JUMLAH", null, 1]));

        Assert.Empty(reading.Findings);
        Assert.Equal([("Contoh A", Role.Psm), ("Contoh B", Role.Tagana)], reading.People.Select(row => (row.Person.Name, row.Person.Assignments[0].Role)));
    }

    [Fact]
    public void A_second_table_without_titles_has_those_of_the_sheet()
    {
        var reading = SmallRoster.Read(Xlsx.Of(
            "Sheet1", ["DAFTAR PSM, 2 orang"], ["Nama", "NIK", "Tanggal Lahir"], ["Contoh A", "3277011708850001", "17-08-1985"], ["No", "NIK", "Nama", "L/P"], [1, "3277011708850002", "Contoh B", "L"]));

        Assert.Empty(reading.Findings);
        Assert.Equal((2, 2), (reading.People.Count, reading.Declared?.Total));
    }

    [Fact]
    public void The_same_roster_saved_anew_changes_nothing()
    {
        var now = new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
        Register Next(Register register, string submission, Xlsx workbook) => RegisterChange.Of(register, new RosterEntry(
            submission, now, now, SmallRoster.Today, [.. SmallRoster.Read(workbook).People.Select(row => row.Person)], null, [])).Next;

        var first = Next(Register.Empty(A.Cimahi), "s1", Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)));
        var change = RegisterChange.Of(first, new RosterEntry(
            "s2", now, now, SmallRoster.Today,
            [.. SmallRoster.Read(Xlsx.Of("DATA FIX FINAL (2) rev", ["FIX"], SmallRoster.Header, SmallRoster.Row(2), SmallRoster.Row(1))).People.Select(row => row.Person)], null, []));

        Assert.Equal((0, 0, 2, 0), (change.Counts.Added, change.Counts.Changed, change.Counts.Unchanged, change.Counts.Missing));
        Assert.Equal(2, change.Next.People.Count);
    }
}
