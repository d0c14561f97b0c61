using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class CellTests
{
    private static SheetCell Text(string text) => new(1, 1, CellKind.Text, text);

    private static SheetCell Number(string digits) => new(1, 1, CellKind.Number, digits);

    [Theory]
    [InlineData("3277011708850001")]
    [InlineData("'3277011708850001")]
    [InlineData("3277 0117 0885 0001")]
    [InlineData("3277.0117.0885.0001")]
    [InlineData("3277-0117-0885-0001 ")]
    [InlineData("3277\u00A00117\u200B08850001")]
    public void A_nik_is_read_through_its_separators(string text) => Assert.Equal("3277011708850001", NikCell.Read(Text(text)).Nik?.Digits);

    [Theory]
    [InlineData("3277011708850000", "ROS012")]
    [InlineData("3.27701170885001E+15", "ROS012")]
    [InlineData("9471011708850002", "ROS031")] // beyond what a double holds
    [InlineData("327701170885", "ROS033")]
    public void A_numeric_nik_that_is_damaged_is_named_not_repaired(string digits, string code)
    {
        var nik = NikCell.Read(Number(digits));

        Assert.Equal((null, code), (nik.Nik, nik.Problem?.Code));
    }

    [Fact]
    public void A_numeric_nik_with_all_its_digits_is_read() => Assert.NotNull(NikCell.Read(Number("3277011708850001")).Nik);

    [Theory]
    [InlineData("3,27701E+15", "ROS032")]
    [InlineData("32770117O8850001", "ROS033")]
    [InlineData("327701170885000", "ROS033")]
    [InlineData("32770117088500011", "ROS033")]
    [InlineData("3277019917850001", "ROS033")]
    public void A_text_that_is_no_nik_is_named(string text, string code) => Assert.Equal(code, NikCell.Read(Text(text)).Problem?.Code);

    [Theory]
    [InlineData("-")]
    [InlineData("belum ada")]
    [InlineData("proses")]
    [InlineData("0000000000000000")]
    public void Placeholders_are_a_missing_nik(string text) => Assert.Equal(default, NikCell.Read(Text(text)));

    [Theory]
    [InlineData("12-05-1985", "1985-05-12")]
    [InlineData("12/5/85", "1985-05-12")]
    [InlineData("12.05.1985", "1985-05-12")]
    [InlineData("12 Mei 1985", "1985-05-12")]
    [InlineData("Cimahi, 12 Mei 1985", "1985-05-12")]
    [InlineData("Bandung, 17-8-1990", "1990-08-17")]
    [InlineData("5 Nopember 1988", "1988-11-05")]
    [InlineData("5-Nop-88", "1988-11-05")]
    [InlineData("1 Pebruari 1970", "1970-02-01")]
    [InlineData("17-Agust-90", "1990-08-17")]
    [InlineData("17 Agt 1990", "1990-08-17")]
    [InlineData("3 Sept 1999", "1999-09-03")]
    [InlineData("1990-08-17", "1990-08-17")]
    [InlineData("1990-08-17T00:00:00", "1990-08-17")]
    [InlineData("5/4/2001", "2001-04-05")]
    [InlineData("05/23/1990", "1990-05-23")]
    [InlineData("33102", "1990-08-17")]
    public void Dates_are_read_as_indonesians_write_them(string text, string day) =>
        Assert.Equal(A.Date(day), DateCell.Parse(text, DateMeaning.Birth, SmallRoster.Today).Date);

    [Theory]
    [InlineData("31/02/1990")]
    [InlineData("00/00/1990")]
    [InlineData("kira-kira")]
    [InlineData("1990")]
    [InlineData("13/13/1990")]
    public void What_is_no_date_stays_none(string text)
    {
        var date = DateCell.Parse(text, DateMeaning.Birth, SmallRoster.Today);

        Assert.Null(date.Date);
        Assert.NotEqual(DateNote.Blank, date.Note);
    }

    [Fact]
    public void Two_digit_years_follow_the_meaning_of_the_column()
    {
        Assert.Equal(1925, DateCell.Parse("1-1-25", DateMeaning.Birth, SmallRoster.Today).Date?.Year);
        Assert.Equal(2025, DateCell.Parse("1-1-25", DateMeaning.Certificate, SmallRoster.Today).Date?.Year);
    }

    [Theory]
    [InlineData("0812 0000 1234", "+6281200001234")]
    [InlineData("+62 812-0000-1234", "+6281200001234")]
    [InlineData("6281200001234", "+6281200001234")]
    [InlineData("81200001234", "+6281200001234")]
    [InlineData("0812 (WA) 0000 1234", "+6281200001234")]
    [InlineData("081200001234 / 085600001234", "+6281200001234;+6285600001234")]
    public void Phones_become_international(string text, string expected)
    {
        var phones = PhoneCell.Read(Text(text), out var unreadable);

        Assert.Equal((expected, false), (string.Join(';', phones), unreadable));
    }

    [Fact]
    public void A_landline_is_no_mobile_number()
    {
        Assert.Empty(PhoneCell.Read(Text("022-6610000"), out var unreadable));
        Assert.True(unreadable);
    }

    [Theory]
    [InlineData("L", (int)Sex.Male)]
    [InlineData("laki-laki", (int)Sex.Male)]
    [InlineData("Pria", (int)Sex.Male)]
    [InlineData("male", (int)Sex.Male)]
    [InlineData("Pr", (int)Sex.Female)]
    [InlineData("PEREMPUAN", (int)Sex.Female)]
    [InlineData("2", (int)Sex.Female)]
    public void Words_for_the_sexes_are_known(string text, int sex) => Assert.Equal((Sex)sex, SexCell.Read(Text(text), out _));

    [Theory]
    [InlineData("Pendamping PKH", (int)Role.Pkh)]
    [InlineData("SAKTI PEKSOS", (int)Role.SaktiPeksos)]
    [InlineData("Peksos", (int)Role.Peksos)]
    [InlineData("Kader Pekerja Sosial Masyarakat (PSM)", (int)Role.Psm)]
    [InlineData("TKS lainnya", (int)Role.TksLainnya)]
    [InlineData("TKSK", (int)Role.Tksk)]
    [InlineData("Penyuluh Sosial Masyarakat", (int)Role.Pensosmas)]
    [InlineData("Katar", (int)Role.KarangTaruna)]
    [InlineData("Staf Dinsos", (int)Role.Staf)]
    public void Roles_are_known_by_their_synonyms(string text, int role) => Assert.Equal((Role)role, RoleTerms.Find(text));

    [Theory]
    [InlineData("DAFTAR SUMBER DAYA MANUSIA KESEJAHTERAAN SOSIAL")]
    [InlineData("DINAS SOSIAL KOTA CIMAHI")]
    public void Titles_without_a_role_name_none(string text) => Assert.Null(RoleTerms.Find(text));

    [Theory]
    [InlineData("Kelurahan Cibabat", "Kelurahan")]
    [InlineData("DinsosP2KBPA", "Dinsos")]
    [InlineData("Dinas Sosial Kota Cimahi", "Dinsos")]
    [InlineData("LKSA Contoh", "Panti/LKS")]
    [InlineData("IPSM Pusat", "IPSM Pusat")]
    [InlineData("Rumah Singgah", "Rumah Singgah")]
    [InlineData("-", null)]
    public void Postings_are_grouped_and_unknown_ones_kept(string text, string? posting) => Assert.Equal(posting, PostingTerms.Of(text));

    [Theory]
    [InlineData("Pensiun per 1-1-2026", (int)ServiceStatus.Retired)]
    [InlineData("Meninggal dunia", (int)ServiceStatus.Died)]
    [InlineData("mutasi ke Bandung", (int)ServiceStatus.Moved)]
    [InlineData("Mengundurkan diri", (int)ServiceStatus.Resigned)]
    [InlineData("Tidak Aktif", (int)ServiceStatus.Inactive)]
    [InlineData("cuti melahirkan", (int)ServiceStatus.OnLeave)]
    [InlineData("Aktif", (int)ServiceStatus.Active)]
    public void Status_words_are_known(string text, int status) => Assert.Equal((ServiceStatus)status, StatusTerms.Find(text));

    [Theory]
    [InlineData("Ya", (int)CertificateClaim.Yes)]
    [InlineData("✓", (int)CertificateClaim.Yes)]
    [InlineData("Sudah", (int)CertificateClaim.Yes)]
    [InlineData("Belum Bersertifikat", (int)CertificateClaim.No)]
    [InlineData("Tidak", (int)CertificateClaim.No)]
    [InlineData("-", (int)CertificateClaim.No)]
    [InlineData("Lulus, sertifikat belum terbit", (int)CertificateClaim.Passed)]
    [InlineData("belum lulus", (int)CertificateClaim.No)]
    [InlineData("Sertifikat Bimtek Dasar", (int)CertificateClaim.Training)]
    [InlineData("No. 056/LSP/2024", (int)CertificateClaim.Yes)]
    public void Certificate_cells_say_yes_no_or_something_else(string text, int claim) =>
        Assert.Equal((CertificateClaim)claim, CertificateCell.Read(Text(text), SmallRoster.Today).Claim);

    [Theory]
    [InlineData("056/LSPS-CMH/2024 (18 Agu 2024)")]
    [InlineData("056/LSPS-CMH/2024, tgl 18-08-2024")]
    [InlineData("056/LSPS-CMH/2024 / 18 Agustus 2024")]
    public void Number_and_date_in_one_cell_are_parted(string text)
    {
        var cell = CertificateCell.Read(Text(text), SmallRoster.Today);

        Assert.Equal(("056/LSPS-CMH/2024", new DateOnly(2024, 8, 18)), (cell.Number, cell.Date?.Date));
    }
}
