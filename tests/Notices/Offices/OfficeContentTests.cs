using System.Net;
using System.Text.RegularExpressions;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Notices;
using SertiKesos.Notices.Offices;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Notices.Offices;

public sealed class OfficeContentTests
{
    private const string Publisher = "Kementerian Sosial Republik Indonesia";

    private static readonly OfficeStyle Style = new(Publisher, "Pengelola data", "https://sertikesos.contoh.go.id/");
    private static readonly OfficeFiling Filing = new(Workers.Cimahi, Counts.November, new(2026, 11, 25), new(2026, 11, 30), Timeliness.Waiting, null, false);
    private static readonly StateCounts States = new(0, 9, 4, 3, 0, 7, 22);

    private static readonly Province Jabar = Workers.Cimahi.Province;

    [Theory]
    [InlineData("2026-11-18", "Batas roster November 2026 tinggal 7 hari lagi", "Batas waktunya Rabu, 25 November 2026 pukul 24.00 WIB.")]
    [InlineData("2026-11-24", "Besok batas roster November 2026", "belum kami terima. Batas waktunya")]
    [InlineData("2026-11-25", "Hari ini batas roster November 2026", "belum kami terima. Batas waktunya")]
    [InlineData("2026-11-26", "Roster November 2026 belum kami terima", "tercatat terlambat, sampai Senin, 30 November 2026 pukul 24.00 WIB.")]
    [InlineData("2026-12-02", "Roster November 2026 belum kami terima", "yang dikirim sekarang masuk periode Desember 2026.")]
    public void A_reminder_is_told_from_the_day_on_which_it_goes_out(string day, string subject, string opening)
    {
        var content = Reminder(DateOnly.ParseExact(day, "O"));

        Assert.Equal(subject, content.Subject);
        Assert.Contains(opening, Assert.Single(content.Opening), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_sent_something_is_not_told_that_nothing_came()
    {
        var content = Reminder(new(2026, 11, 26), RosterTrouble.NeedsFixing);

        Assert.Equal("Roster November 2026 belum dapat kami hitung", content.Subject);
        Assert.Contains((OfficeTexts.StateLabel, OfficeTexts.NeedsFixing), content.Facts);
        Assert.Equal("https://sertikesos.contoh.go.id/api/portal/offices/32.77/rosters", Assert.Single(content.Steps).Link);
    }

    [Fact]
    public void A_nil_report_is_offered_to_who_has_no_people_alone()
    {
        Assert.Equal([OfficeTexts.UpdateRoster], Reminder(new(2026, 11, 24)).Steps.Select(step => step.Text));
        Assert.Equal([OfficeTexts.FirstRoster, OfficeTexts.NilReport], Reminder(new(2026, 11, 24), hasPeople: false).Steps.Select(step => step.Text));
    }

    [Fact]
    public void A_digest_has_three_actions_at_most_or_says_that_there_is_nothing_to_do()
    {
        var digest = DigestContent.Of("Dinas Sosial", new OfficeStanding(Filing, States, 5, RosterTrouble.None), CertificateRules.Default, new(2026, 11, 26), Style);
        var quiet = DigestContent.Of(
            "Dinas Sosial", new OfficeStanding(Filing with { HasFiled = true }, new StateCounts(0, 9, 0, 0, 0, 0, 0), 0, RosterTrouble.None), CertificateRules.Default, new(2026, 11, 26), Style);

        Assert.Equal(
            ["Kirim roster November 2026; masih diterima sampai Senin, 30 November 2026", "Lengkapi nomor dan tanggal sertifikat 7 orang di roster berikutnya", "Usulkan 7 orang yang sertifikatnya segera habis atau kedaluwarsa mengikuti sertifikasi"],
            digest.Steps.Select(step => step.Text));
        Assert.Contains("Belum lapor; batasnya sudah lewat, masih diterima sampai 30 November 2026", digest.Facts[0].Value, StringComparison.Ordinal);
        Assert.Empty(quiet.Steps);
        Assert.Contains(OfficeTexts.NothingToDo, NoticeText.Write(quiet, Publisher), StringComparison.Ordinal);
    }

    [Fact]
    public void A_province_reads_its_regions_with_those_that_have_not_reported_first()
    {
        var offices = RegionCatalog.Shipped.All.Where(region => region.Province == Jabar).Take(3).Select((region, index) => new OfficeStandingLine(
            Filing with { Region = region, Timeliness = (Timeliness)(3 - index), HasFiled = index < 2 }, index == 2 ? null : States)).ToList();

        var content = ProvinceContent.OfDigest(Jabar, ProvinceStanding.Of(offices), Counts.November, CertificateRules.Default, new(2026, 12, 1), Style);

        Assert.Equal((NoticeTexts.RegionsReported, "2 dari 3 (1 tepat waktu)"), content.Facts[0]);
        Assert.Equal(["Belum lapor; belum ada data", "terlambat; 45 orang, cakupan 28,9 %, segera habis 4, kedaluwarsa 3", "tepat waktu; 45 orang, cakupan 28,9 %, segera habis 4, kedaluwarsa 3"], content.Table!.Rows.Select(row => row.Value));
        Assert.StartsWith("Ingatkan 1 kabupaten/kota", content.Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_forms_say_the_same_and_what_comes_from_elsewhere_is_text()
    {
        var content = ProvinceContent.OfLate(
            Jabar, new NoticeTopic.LateOffices(Counts.November, Filing.Deadline), [new(Filing with { Region = Workers.Cimahi with { Name = "Kota <b>Cimahi</b>" } }, null)], new(2026, 12, 2), ReferenceData.Shipped, Style);
        NoticeContent[] all = [content, Reminder(new(2026, 11, 24)), DigestContent.Of("Dinas & Sosial", new OfficeStanding(Filing, States, 5, RosterTrouble.Held), CertificateRules.Default, new(2026, 11, 23), Style)];

        foreach (var each in all)
        {
            var (text, html) = (NoticeText.Write(each, Publisher), NoticeHtml.Write(each, Publisher));
            Assert.All([.. each.Opening, .. each.Steps.Select(step => step.Text), .. each.Sender, .. each.Facts.Select(fact => fact.Value)], line =>
            {
                Assert.Contains(line, text, StringComparison.Ordinal);
                Assert.Contains(WebUtility.HtmlEncode(line), html, StringComparison.Ordinal);
            });
            Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex(@"\d{16}|<img|<script|@"), html);
        }
    }

    private static NoticeContent Reminder(DateOnly day, RosterTrouble trouble = RosterTrouble.None, bool hasPeople = true) =>
        ReminderContent.Of("Dinas Sosial Kota Cimahi", Filing, hasPeople, trouble, false, day, ReferenceData.Shipped, Style);
}
