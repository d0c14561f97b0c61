using System.Text;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Reading;
using SertiKesos.Rosters.Rows;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>The rules behind the files of the field, each by itself.</summary>
public sealed class FieldKindTests
{
    [Theory]
    [InlineData("1. Nama Lengkap (sesuai KTP)", (int)RosterField.Name)]
    [InlineData("biodata/nama_lengkap", (int)RosterField.Name)]
    [InlineData("NamaLengkap", (int)RosterField.Name)]
    [InlineData("NAMA_LGKP", (int)RosterField.Name)]
    [InlineData("Nama / Name", (int)RosterField.Name)]
    [InlineData("Full Name", (int)RosterField.Name)]
    [InlineData("NIK 16 digit", (int)RosterField.Nik)]
    [InlineData("NIK*)", (int)RosterField.Nik)]
    [InlineData("b) Nomor NIK (wajib diisi)", (int)RosterField.Nik)]
    [InlineData("Nomor Induk Kependudukan (NIK) sesuai KTP", (int)RosterField.Nik)]
    [InlineData("TGL_LHR", (int)RosterField.BirthDate)]
    [InlineData("4. Tanggal Lahir (hh/bb/tttt)", (int)RosterField.BirthDate)]
    [InlineData("Date of Birth", (int)RosterField.BirthDate)]
    [InlineData("JENIS_KLMIN", (int)RosterField.Sex)]
    [InlineData("NoHP", (int)RosterField.Phone)]
    [InlineData("6. Nomor HP/WA aktif", (int)RosterField.Phone)]
    [InlineData("sertifikasi/tanggal_terbit", (int)RosterField.CertificateIssued)]
    [InlineData("Mulai Berlaku", (int)RosterField.CertificateIssued)]
    [InlineData("Masa Berlaku Mulai", (int)RosterField.CertificateIssued)]
    [InlineData("Masa Berlaku Selesai", (int)RosterField.CertificateExpires)]
    [InlineData("Sertifikat Kompetensi / Sampai", (int)RosterField.CertificateExpires)]
    [InlineData("BerlakuSampai", (int)RosterField.CertificateExpires)]
    [InlineData("TGL_BERAKHIR", (int)RosterField.CertificateExpires)]
    [InlineData("Sertifikat dari LSP", (int)RosterField.CertificateIssuer)]
    [InlineData("Nomor Sertifikat dari LSP", (int)RosterField.CertificateIssuer)]
    [InlineData("Berlaku dari", (int)RosterField.CertificateIssued)]
    [InlineData("NO_KK", (int)RosterField.Personal)]
    [InlineData("TMPT_LHR", (int)RosterField.Ignored)]
    [InlineData("_submission_time", (int)RosterField.Ignored)]
    [InlineData("Timestamp", (int)RosterField.Ignored)]
    public void Headings_are_understood_by_their_words(string heading, int field) => Assert.Equal((RosterField)field, HeadingTerms.Find(heading)?.Field);

    [Theory]
    [InlineData("NIK Kepala Keluarga")]
    [InlineData("keluarga/nik")]
    [InlineData("pasangan.nama")]
    [InlineData("Status Validasi NIK")]
    [InlineData("Foto KTP")]
    [InlineData("Nama Ayah")]
    public void A_heading_with_a_word_more_is_not_taken(string heading) => Assert.Null(HeadingTerms.Find(heading));

    [Theory]
    [InlineData("October 18, 1994", "1994-10-18")]
    [InlineData("May 06, 2024", "2024-05-06")]
    [InlineData("Mon May 06 2024 00:00:00 GMT+0700 (Western Indonesia Time)", "2024-05-06")]
    [InlineData("Mon, 06 May 2024 17:00:00 GMT", "2024-05-07")]
    [InlineData("Mon May 06 2024 17:00:00 GMT+0000 (UTC)", "2024-05-07")]
    [InlineData("2024-05-06T17:00:00Z", "2024-05-07")]
    [InlineData("20240506", "2024-05-06")]
    [InlineData("06052024", "2024-05-06")]
    [InlineData("06\u201305\u20132024", "2024-05-06")]
    [InlineData("6\u2014Mei\u20142024", "2024-05-06")]
    [InlineData("6 Mei 2024 08:00", "2024-05-06")]
    public void Dates_of_programs_and_other_languages_are_read(string text, string day) =>
        Assert.Equal(A.Date(day), DateCell.Parse(text, DateMeaning.Other, SmallRoster.Today).Date);

    [Theory]
    [InlineData("1900-01-01", (int)DateNote.Blank)]
    [InlineData("01/01/1970", (int)DateNote.Blank)]
    [InlineData("29/12/1904", (int)DateNote.Blank)]
    [InlineData("NaT", (int)DateNote.Blank)]
    [InlineData("\\N", (int)DateNote.Blank)]
    [InlineData("#REF!", (int)DateNote.Blank)]
    [InlineData("12/05/2005", (int)DateNote.TooEarly)]
    [InlineData("16/01/2009", (int)DateNote.None)]
    public void Days_that_stand_for_nothing_are_blanks(string text, int note) =>
        Assert.Equal((DateNote)note, DateCell.Parse(text, DateMeaning.Certificate, SmallRoster.Today).Note);

    [Theory]
    [InlineData(9, "06/05/2024 s.d. 05/05/2029")]
    [InlineData(10, "6 Mei 2024 s/d 5 Mei 2029")]
    [InlineData(10, "06/05/2024 - 05/05/2029")]
    [InlineData(10, "06-05-2024 sampai dengan 05-05-2029")]
    public void Both_ends_of_validity_in_one_cell_are_read(int column, string text)
    {
        var credential = Assert.Single(Assert.Single(SmallRoster.Read(SmallRoster.Row(1).With((8, "C-1"), (column, text))).People).Person.Credentials);

        Assert.Equal((A.Date("2024-05-06"), A.Date("2029-05-05")), (credential.IssuedOn, credential.ExpiresOn));
    }

    [Theory]
    [InlineData("5 tahun", 60)]
    [InlineData("3 (tiga) tahun", 36)]
    [InlineData("tiga tahun", 36)]
    [InlineData("36 bulan", 36)]
    [InlineData("Berlaku selama 5 th", 60)]
    [InlineData("5 tahun sejak terbit", 60)]
    [InlineData("5", 60)]
    [InlineData("2027", null)]
    [InlineData("12/05/2027", null)]
    [InlineData("99 tahun", null)]
    public void Validity_in_words_is_a_time(string text, int? months) => Assert.Equal(months, Duration.MonthsOf(new SheetCell(1, 1, CellKind.Text, text)));

    [Theory]
    [InlineData("Proses sertifikasi", (int)CertificateClaim.No)]
    [InlineData("Menunggu jadwal uji", (int)CertificateClaim.No)]
    [InlineData("Akan mengikuti tahun 2027", (int)CertificateClaim.No)]
    [InlineData("FALSE", (int)CertificateClaim.No)]
    [InlineData("nan", (int)CertificateClaim.No)]
    [InlineData("Entah", (int)CertificateClaim.Unknown)]
    [InlineData("Mungkin", (int)CertificateClaim.Unknown)]
    [InlineData("TRUE", (int)CertificateClaim.Yes)]
    [InlineData("Generalis", (int)CertificateClaim.Yes)]
    [InlineData("Sudah, proses perpanjangan", (int)CertificateClaim.Yes)]
    [InlineData("Lulus, menunggu sertifikat", (int)CertificateClaim.Passed)]
    public void Only_known_words_claim_a_certificate(string text, int claim) =>
        Assert.Equal((CertificateClaim)claim, CertificateCell.Read(new SheetCell(1, 1, CellKind.Text, text), SmallRoster.Today).Claim);

    [Theory]
    [InlineData("Mutasi masuk dari Kota Bandung 2025", null)]
    [InlineData("Pindah dari Kab. Sumedang", null)]
    [InlineData("Mutasi dari Kec. Cimahi Utara ke Cimahi Tengah", null)]
    [InlineData("Pindah ke Kelurahan Padasuka", null)]
    [InlineData("menggantikan Alm. Ujang", null)]
    [InlineData("suami meninggal", null)]
    [InlineData("SK keluar 2024", null)]
    [InlineData("sering keluar kota", null)]
    [InlineData("Mutasi ke Kota Bandung", (int)ServiceStatus.Moved)]
    [InlineData("Mutasi dari Kota Cimahi ke Kab. Bandung", (int)ServiceStatus.Moved)]
    [InlineData("Pindah keluar kota", (int)ServiceStatus.Moved)]
    [InlineData("Meninggal 2025", (int)ServiceStatus.Died)]
    [InlineData("Alm.", (int)ServiceStatus.Died)]
    [InlineData("keluar", (int)ServiceStatus.Resigned)]
    public void Words_about_others_take_nobody_away(string text, int? status) => Assert.Equal((ServiceStatus?)status, StatusTerms.Find(text, SmallRoster.Today));

    [Theory]
    [InlineData("32.77 - KOTA CIMAHI", false)]
    [InlineData("3277 Kota Cimahi", false)]
    [InlineData("Kota Cimahi (Jawa Barat)", false)]
    [InlineData("Jawa Barat / Kota Cimahi", false)]
    [InlineData("Kota Cimahi, Prov. Jawa Barat", false)]
    [InlineData("32.73 - Kota Bandung", true)]
    [InlineData("Kota Bandung (Jawa Barat)", true)]
    public void Regions_are_told_from_what_stands_beside_them(string text, bool other) => Assert.Equal(other, RegionTerms.IsOther(text, SmallRoster.Cimahi));

    [Fact]
    public void Several_roles_in_a_title_decide_nothing() => Assert.Null(RoleTerms.InHeading("DAFTAR TKSK, PSM DAN TAGANA KOTA CIMAHI"));

    [Theory]
    [InlineData("DAFTAR SAKTI PEKSOS KOTA CIMAHI", (int)Role.SaktiPeksos)]
    [InlineData("KT", (int)Role.KarangTaruna)]
    [InlineData("Kt. Sudarsana", null)]
    public void A_role_in_a_title_is_one_of_its_words(string title, int? role) => Assert.Equal((Role?)role, RoleTerms.InHeading(title));

    [Fact]
    public void A_quote_that_swallows_lines_swallows_nobody()
    {
        var reading = Text("Nama,NIK,Jenis SDM,Alamat\nOrang A,3277011708850001,PSM,\"Jl. 1\nOrang B,3277011708850002,PSM,Jl. 2\nOrang C,3277011708850003,PSM,Jl. 3\"\n\"Orang D,3277011708850004,PSM,Jl. 4");

        Assert.Equal(["Orang A", "Orang B", "Orang C", "Orang D"], reading.People.Select(person => person.Person.Name.Trim('"')));
    }

    [Fact]
    public void Words_over_two_lines_in_one_cell_stay_one_cell()
    {
        var reading = Text("Nama,NIK,Jenis SDM,Alamat\n\"Orang\nA\",3277011708850001,PSM,\"Jl. 1,\nRT 2\"\nOrang B,3277011708850002,PSM,Jl. 2");

        Assert.Equal(["Orang A", "Orang B"], reading.People.Select(person => person.Person.Name));
    }

    [Fact]
    public void A_further_line_of_certificates_belongs_to_the_person_above()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, "L/18"), (9, "17-04-2018")), [null, null, null, null, null, null, null, null, "B/24", "17-04-2024"], SmallRoster.Row(2));

        Assert.Equal(2, reading.People.Count);
        Assert.Equal(["L/18", "B/24"], reading.People[0].Person.Credentials.Select(credential => credential.Number));
        Assert.Equal(1, reading.SkippedBy[RowKind.Continuation]);
    }

    [Fact]
    public void Days_that_the_niks_deny_are_no_birth_dates()
    {
        var reading = Text("Nama;NIK;Jenis SDM;Kolom Lain\nOrang A;3277011708850001;PSM;01/02/2003\nOrang B;3277011708850002;PSM;03/04/2004");

        Assert.All(reading.People, person => Assert.Null(person.Person.BirthDate));
        Assert.DoesNotContain("ROS098", reading.Codes());
    }

    [Fact]
    public void Somebody_without_a_name_is_told_and_not_passed_over()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1), [null, null, null, "17-08-1985", null, null, null, "0812 0000 1299", null, null, null, null]);

        Assert.Equal(1, reading.Rows.Rejected);
        Assert.Contains("ROS030", reading.Codes());
    }

    [Fact]
    public void Of_two_rows_of_one_person_the_best_certificate_counts()
    {
        var check = SmallRoster.Check(SmallRoster.Row(1).With((8, "C-1"), (9, "01-02-2024")), SmallRoster.Row(1));

        Assert.Equal((1, 1), (check.States.People, check.States.Certified));
    }

    [Fact]
    public void A_column_of_rounded_numbers_is_named_once()
    {
        var rows = Enumerable.Range(1, 9).Select(serial => SmallRoster.Row(serial).With((2, $"32770117088500{serial}0"))).ToArray();

        var reading = SmallRoster.Read(rows);

        Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.NikLostLastDigit);
        Assert.All(reading.People, person => Assert.Null(person.Person.Nik));
    }

    [Fact]
    public void A_column_without_a_heading_is_known_by_what_it_holds()
    {
        var reading = Text("Nama,Identitas,Kontak X\nOrang A,3277011708850001,081234567101\nOrang B,3277011708850002,081234567102", "PSM");

        Assert.Equal(["3277011708850001", "3277011708850002"], reading.People.Select(person => person.Person.Nik?.Digits));
        Assert.Contains("ROS098", reading.Codes());
    }

    private static RosterReading Text(string text, string? sheet = null) => RosterReader.Read(
        new RosterFile((sheet ?? "roster") + ".csv", Encoding.UTF8.GetBytes(text)), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
}
