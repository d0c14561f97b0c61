using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Mail;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class AlertLetterWriterTests
{
    private static readonly DateOnly Today = Workers.Day("2026-11-23");

    [Theory]
    [InlineData(30, "Sertifikat kompetensi Anda berakhir 30 hari lagi (23 Desember 2026)")]
    [InlineData(1, "Sertifikat kompetensi Anda berakhir besok (24 November 2026)")]
    [InlineData(0, "Hari ini hari terakhir berlakunya sertifikat kompetensi Anda")]
    [InlineData(-3, "Sertifikat kompetensi Anda sudah berakhir (20 November 2026)")]
    public void The_subject_says_how_many_days_are_left(int daysLeft, string subject) =>
        Assert.Equal(subject, Letter(daysLeft).Subject);

    [Fact]
    public void Both_forms_say_what_when_how_and_whom_to_call()
    {
        var letter = Letter(30, policy: Workers.Policy(options => options.Offices["32.77"] = new AlertContact { Phone = "(022) 0000000" }));

        Assert.All([letter.Text, letter.Html], form =>
        {
            Assert.Contains("Budi Santosa", form, StringComparison.Ordinal);
            Assert.Contains("Rabu, 23 Desember 2026", form, StringComparison.Ordinal);
            Assert.Contains("Dinas Sosial Kota Cimahi, telepon (022) 0000000", form, StringComparison.Ordinal);
            Assert.Contains("BBPPKS yang ditunjuk Dinas Sosial", form, StringComparison.Ordinal);
            Assert.Contains("memperbaikinya", form, StringComparison.Ordinal);
            Assert.Contains("Bukan Budi Santosa? Mohon beri tahu Dinas Sosial Kota Cimahi", form, StringComparison.Ordinal);
            Assert.Contains("berasal dari roster Dinas Sosial Kota Cimahi yang diterima pada 1 Januari 2020.", form, StringComparison.Ordinal);
            Assert.All(AlertTexts.Steps(30, "Dinas Sosial Kota Cimahi"), step => Assert.Contains(step, form, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void No_form_holds_the_nik_or_the_whole_number()
    {
        var letter = Letter(30);
        var everything = letter.Subject + letter.Text + letter.Html + letter.Calendar + letter.MessageId + letter.FromName;

        Assert.DoesNotContain(Workers.BudisNik, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("88123", everything, StringComparison.Ordinal);
        Assert.Contains("Nomor sertifikat: •••/LSPS/2021/•••", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_the_subject_nor_the_calendar_names_the_worker()
    {
        var letter = Letter(30);

        Assert.DoesNotContain("Budi", letter.Subject + letter.Calendar, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_a_roster_is_no_markup()
    {
        var letter = Letter(30, Workers.Budi(Certificate(30) with { Scheme = "<script>x</script>" }) with { Name = "Budi <b>&\r\nBcc: lain" });

        Assert.DoesNotContain("<script>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("Budi &lt;b&gt;&amp; Bcc: lain", letter.Html, StringComparison.Ordinal);
        Assert.Equal("Budi <b>& Bcc: lain", letter.ToName);
    }

    [Fact]
    public void Text_from_a_roster_sends_nobody_to_a_page_or_a_telephone()
    {
        var letter = Letter(30, Workers.Budi(Certificate(30) with { Scheme = "Generalis jahat.com/skema" }) with { Name = "Budi https://jahat.example/x 081200001234" });
        var everything = letter.Subject + letter.Text + letter.Html + letter.Calendar + letter.ToName;

        Assert.DoesNotContain("jahat", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("0812", everything, StringComparison.Ordinal);
        Assert.Contains("Yth. Bapak/Ibu Budi,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Skema: Generalis\r\n", letter.Text, StringComparison.Ordinal);
        Assert.Equal("Budi", letter.ToName);
    }

    [Fact]
    public void A_number_that_would_lead_somewhere_shows_only_its_end() => Assert.Contains(
        "Nomor sertifikat: •••23/x\r\n", Letter(30, Workers.Budi(Certificate(30) with { Number = "jahat.example/123/x" })).Text, StringComparison.Ordinal);

    [Fact]
    public void Only_the_ways_out_that_are_there_are_named()
    {
        var (nothing, replies, links) = (Letter(30), Letter(30, policy: Policy(LetterDoors.None with { ReadsReplies = true })), Letter(30, policy: Policy(Links)));

        Assert.All([nothing.Text, nothing.Html], form =>
        {
            Assert.DoesNotContain("BERHENTI", form, StringComparison.Ordinal);
            Assert.DoesNotContain("tautan", form, StringComparison.Ordinal);
            Assert.DoesNotContain("href", form, StringComparison.Ordinal);
            Assert.Contains("Tidak ingin menerima pengingat lagi? Sampaikan kepada Dinas Sosial Kota Cimahi.", form, StringComparison.Ordinal);
        });
        Assert.Contains("Balas surel ini dengan kata BERHENTI", replies.Text, StringComparison.Ordinal);
        Assert.Contains("https://sertikesos.contoh.go.id/api/portal/berhenti/", links.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://sertikesos.contoh.go.id/api/portal/bukan-saya/", links.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("BERHENTI", links.Text, StringComparison.Ordinal);
        Assert.Equal(links, Letter(30, policy: Policy(Links)));
    }

    [Fact]
    public void An_office_without_a_telephone_is_joined_by_its_province()
    {
        var policy = Workers.Policy();
        var province = new Dictionary<string, ContactLine> { ["32"] = new("", "(022) 1111111", "Senin-Jumat 08.00-15.00 WIB") };
        var alone = Letter(30, policy: policy with { Contacts = policy.Contacts.With(province) });
        var reached = Letter(30, policy: policy with { Contacts = policy.Contacts.With(new Dictionary<string, ContactLine>(province) { ["32.77"] = new("", "(022) 0000000", "08.00-15.00") }) });

        Assert.Contains("- Dinas Sosial Provinsi Jawa Barat, telepon (022) 1111111 (Senin-Jumat 08.00-15.00 WIB)\r\n", alone.Text, StringComparison.Ordinal);
        Assert.Contains("- Dinas Sosial Kota Cimahi, telepon (022) 0000000 (08.00-15.00)\r\n", reached.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Provinsi", reached.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_number_is_said_to_be_missing() =>
        Assert.Contains("Nomor sertifikat: belum tercatat", Letter(30, Workers.Budi(Certificate(30) with { Number = null })).Text, StringComparison.Ordinal);

    [Fact]
    public void An_unconfirmed_training_centre_is_not_stated_as_a_fact()
    {
        var contacts = AlertContacts.Of(new AlertOptions());

        Assert.Equal("BBPPKS Regional I Padang", contacts.Centre(Workers.Padang).Name);
        Assert.Equal("BBPPKS yang ditunjuk Dinas Sosial", contacts.Centre(Workers.Jayapura).Name);
    }

    [Fact]
    public void Every_region_has_an_office_and_a_training_centre()
    {
        var contacts = AlertContacts.Of(new AlertOptions());

        Assert.All(RegionCatalog.Shipped.All, region =>
        {
            Assert.Equal("Dinas Sosial " + region.Name, contacts.Office(region).Name);
            Assert.Matches("^BBPPKS (Regional [IV]+ [A-Z]|yang ditunjuk Dinas Sosial$)", contacts.Centre(region).Name);
        });
    }

    [Fact]
    public void The_day_is_that_of_the_office()
    {
        // 17:30 UTC: still the 23rd in Java, the 24th in Papua.
        var now = new DateTimeOffset(2026, 11, 23, 15, 30, 0, TimeSpan.Zero);
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Certificate(1))), Today)[0];

        var west = AlertLetterWriter.Write(candidate, candidate.Address!.Value, Workers.Cimahi, Workers.Policy(), now);
        var east = AlertLetterWriter.Write(candidate, candidate.Address!.Value, Workers.Jayapura, Workers.Policy(), now);

        Assert.Contains("besok", west.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Hari ini", east.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(180, "pengingat berikutnya kami kirim 90, 30, dan 7 hari sebelum sertifikat berakhir dan pada hari terakhir berlakunya, lalu sebulan sekali selama tiga bulan.")]
    [InlineData(7, "pengingat berikutnya kami kirim pada hari terakhir berlakunya, lalu sebulan sekali selama tiga bulan.")]
    [InlineData(-35, "pengingat berikutnya kami kirim sebulan sekali selama dua bulan.")]
    [InlineData(-95, "Ini pengingat terakhir kami untuk sertifikat ini.")]
    public void The_letter_says_which_reminders_are_to_come(int daysLeft, string outlook) =>
        Assert.Contains(outlook, Letter(daysLeft).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("CTH-00123/LSP/2021", "CTH-•••/LSP/2021")]
    [InlineData("88123/LSPS/2021/007", "•••/LSPS/2021/•••")]
    [InlineData(" BNSP.88410 2635 4 2019 ", "BNSP.••• ••• ••• 2019")]
    [InlineData("123456", "•••56")]
    [InlineData("12/34", "•••4")]
    [InlineData("2021", "•••1")] // a year alone would be the whole
    [InlineData("LSP/2021", "•••21")] // as would what has no serial
    [InlineData("12", "•••")]
    [InlineData("", "•••")]
    public void A_masked_number_is_recognised_by_its_owner_and_never_whole(string number, string masked) =>
        Assert.Equal(masked, Masking.CertificateNumber(number));

    [Fact]
    public void A_masked_name_shows_first_letters() => Assert.Equal("B*** S***", Masking.Name("Budi  Santosa"));

    private static LetterDoors Links => new("https://sertikesos.contoh.go.id/", new LetterTokens(Workers.Index), ReadsReplies: false);

    private static AlertPolicy Policy(LetterDoors doors) => Workers.Policy() with { Doors = doors };

    private static Credential Certificate(int daysLeft) => Workers.Certificate(Today.AddDays(daysLeft));

    private static AlertLetter Letter(int daysLeft, Person? person = null, AlertPolicy? policy = null)
    {
        var candidate = Workers.Candidates(Workers.Register(person ?? Workers.Budi(Certificate(daysLeft))), Today)[0];
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
        return AlertLetterWriter.Write(candidate, candidate.Address!.Value, Workers.Cimahi, policy ?? Workers.Policy(), now);
    }
}
