using SertiKesos.Alerts;
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
            Assert.Contains("BERHENTI", form, StringComparison.Ordinal);
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
        Assert.Contains("••••/007", letter.Text, StringComparison.Ordinal);
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
    [InlineData("88123/LSPS/2021/007", "••••/007")]
    [InlineData("123456", "••••56")]
    [InlineData("12", "••••")]
    [InlineData("", "••••")]
    public void A_masked_number_shows_a_third_at_most(string number, string masked) =>
        Assert.Equal(masked, Masking.CertificateNumber(number));

    [Fact]
    public void A_masked_name_shows_first_letters() => Assert.Equal("B*** S***", Masking.Name("Budi  Santosa"));

    private static Credential Certificate(int daysLeft) => Workers.Certificate(Today.AddDays(daysLeft));

    private static AlertLetter Letter(int daysLeft, Person? person = null, AlertPolicy? policy = null)
    {
        var candidate = Workers.Candidates(Workers.Register(person ?? Workers.Budi(Certificate(daysLeft))), Today)[0];
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
        return AlertLetterWriter.Write(candidate, candidate.Address!.Value, Workers.Cimahi, policy ?? Workers.Policy(), now);
    }
}
