using System.Text.RegularExpressions;
using SertiKesos.Notices;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Tests.Notices;

public sealed class NoticeContentTests
{
    private const string Publisher = "Kementerian Sosial Republik Indonesia";

    private static readonly NoticeReader Province = new(NoticeReaderKind.Province, "32");
    private static readonly NoticeReader Office = new(NoticeReaderKind.Office, "32.77");
    private static readonly NoticeReader Silent = new(NoticeReaderKind.Office, "32.73");

    [Fact]
    public void The_ministry_reads_the_figures_of_the_nation()
    {
        var content = Of(NoticeReader.Ministry);

        Assert.Equal("Angka kunci Indonesia", content.FactsTitle);
        Assert.Equal(
            [
                "Kabupaten/kota lapor: 1 dari 514", "Orang terdata: 36 (+2 sejak terbitan lalu)", "Bersertifikat: 13 (tetap)", "Cakupan: 36,1 % (−2,1 poin persen)",
                "Segera habis (180 hari): 2", "Kedaluwarsa: 1", "Data sertifikat belum lengkap: 0",
            ],
            Facts(content));
        Assert.StartsWith("Mohon ingatkan 513 kabupaten/kota yang belum lapor", content.Next, StringComparison.Ordinal);
        Assert.EndsWith("Berkas untuk Anda: nasional-01.xlsx.", content.Where, StringComparison.Ordinal);
        Assert.Contains(NoticeTexts.Provisional, content.Opening);
    }

    [Fact]
    public void A_province_and_an_office_read_their_own()
    {
        var (province, office) = (Of(Province), Of(Office));

        Assert.Equal("Angka kunci Provinsi Jawa Barat", province.FactsTitle);
        Assert.Equal(["Kabupaten/kota lapor: 1 dari 27", "Orang terdata: 36 (+2 sejak terbitan lalu)"], Facts(province).Take(2));
        Assert.EndsWith("provinsi-32-01.xlsx.", province.Where, StringComparison.Ordinal);
        Assert.Equal("Angka kunci Kota Cimahi", office.FactsTitle);
        Assert.Equal(["Roster periode ini: sudah lapor", "Orang terdata: 36 (+2 sejak terbitan lalu)"], Facts(office).Take(2));
        Assert.StartsWith("Usulkan orang yang sertifikatnya segera habis", office.Next, StringComparison.Ordinal);
        Assert.EndsWith("32.77-01.xlsx.", office.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_that_has_never_reported_is_asked_for_its_roster_and_has_no_workbook()
    {
        var content = Of(Silent);

        Assert.Equal(["Roster periode ini: Belum lapor", "Orang terdata: belum ada data"], Facts(content));
        Assert.StartsWith("Mohon kirim berkas roster periode November 2026", content.Next, StringComparison.Ordinal);
        Assert.DoesNotContain(".xlsx", content.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_issue_is_compared_with_none()
    {
        var content = NoticeContent.Of(NoticeReader.Ministry, NoticeTexts.Ministry, Issues.First, new SummaryOptions(), "", null);

        Assert.Contains("Orang terdata: 36 (terbitan pertama)", Facts(content));
        Assert.Contains("Cakupan: 36,1 %", Facts(content));
    }

    [Fact]
    public void A_change_that_does_not_end_at_the_figures_is_not_told()
    {
        var snapshot = Issues.Of(1);
        var other = snapshot with { Changes = [.. snapshot.Changes.Select(change => change with { After = new(35, 13) })] };

        Assert.Contains("Orang terdata: 36", Facts(Of(Office, other)));
    }

    [Fact]
    public void Both_forms_say_the_same_and_what_comes_from_elsewhere_is_text()
    {
        var content = Of(Office) with { Addressee = "Dinas <b>Sosial</b>" };
        var (text, html) = (NoticeText.Write(content, Publisher), NoticeHtml.Write(content, Publisher));

        Assert.All([.. content.Opening, content.Next, content.Where, .. content.Sender], line => Assert.Contains(line + "\r\n", text, StringComparison.Ordinal));
        Assert.All([.. content.Opening, content.Next, content.Where, .. content.Sender], line => Assert.Contains(System.Net.WebUtility.HtmlEncode(line), html, StringComparison.Ordinal));
        Assert.Contains("https://sertikesos.contoh.go.id/dinsos/api/portal/issues\r\n", text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://sertikesos.contoh.go.id/dinsos/api/portal/issues\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"\d{16}|<img|<script|@"), html);
    }

    [Fact]
    public void Without_a_public_address_the_mail_has_no_link_and_says_where_to_look()
    {
        var content = NoticeContent.Of(Office, "Dinas Sosial Kota Cimahi", Issues.Of(1), new SummaryOptions(), "", null);

        Assert.DoesNotContain("href", NoticeHtml.Write(content, Publisher), StringComparison.Ordinal);
        Assert.Contains("buka halaman Terbitan, lalu pilih November 2026 terbitan 01", NoticeText.Write(content, Publisher), StringComparison.Ordinal);
    }

    private static NoticeContent Of(NoticeReader reader, IssueSnapshot? snapshot = null) =>
        NoticeContent.Of(reader, "Dinas Sosial", snapshot ?? Issues.Of(1), new SummaryOptions(), "https://sertikesos.contoh.go.id/dinsos/", null);

    private static IEnumerable<string> Facts(NoticeContent content) => content.Facts.Select(fact => $"{fact.Label}: {fact.Value}");
}
