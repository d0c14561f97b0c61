using SertiKesos.Rosters.Findings;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class ForeignContentTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Theory]
    [InlineData("file:///C:/Users/siti.aminah/Data%20Induk%202025.xlsx", "tautan ke \"Data Induk 2025.xlsx\"")]
    [InlineData("\\\\server-dinsos\\siti\\Rekap.xls", "tautan ke \"Rekap.xls\"")]
    [InlineData("https://contoh.id/siti/data.xlsx?token=rahasia", "tautan ke \"data.xlsx\"")]
    [InlineData("file:///D:/3277011708850001.xlsx", "tautan ke \"****0001.xlsx\"")]
    [InlineData("%00%01", "tautan ke berkas lain")]
    public void A_link_is_named_by_the_last_piece_of_its_address(string target, string named)
    {
        var message = Refusal(Roster()
            .Part("xl/externalLinks/externalLink1.xml", $"<externalLink xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><externalBook r:id=\"rId1\"/></externalLink>")
            .Part("xl/externalLinks/_rels/externalLink1.xml.rels", Links("externalLinkPath", target)));

        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.DoesNotContain("siti", message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dde_link_names_its_program() => Assert.Contains(
        "tautan DDE ke program \"cmd\"",
        Refusal(Roster().Part("xl/externalLinks/externalLink1.xml", $"<externalLink xmlns=\"{Main}\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("xl/embeddings/Surat.docx", "objek yang disisipkan \"Surat.docx\"")]
    [InlineData("xl/activeX/activeX1.xml", "kontrol ActiveX")]
    [InlineData("customUI/customUI.xml", "menu tambahan")]
    public void Other_foreign_content_is_named_by_its_kind(string part, string named) =>
        Assert.Contains(named, Refusal(Roster().Part(part, "<x/>")), StringComparison.Ordinal);

    [Fact]
    public void A_picture_from_elsewhere_is_never_fetched_but_named() =>
        AssertIgnored("gambar tertaut \"logo.png\"", Roster().Part("xl/worksheets/_rels/sheet1.xml.rels", Links("image", "http://contoh.id/logo.png")));

    [Fact]
    public void A_query_is_never_asked_but_named() => AssertIgnored("sambungan data", Roster().Part("xl/connections.xml", "<x/>"));

    [Fact]
    public void A_hyperlink_is_no_foreign_content() =>
        Assert.Empty(SmallRoster.Read(Roster().Part("xl/worksheets/_rels/sheet1.xml.rels", Links("hyperlink", "mailto:a@contoh.id"))).Findings);

    [Theory]
    [InlineData("xl/inner.xlsx")]
    [InlineData("lain.zip")]
    public void An_archive_within_is_refused(string part) =>
        Assert.Equal(["ROS018"], SmallRoster.Read(Roster().Part(part, "x")).Codes());

    [Fact]
    public void An_xls_with_an_embedded_document_is_refused()
    {
        var content = new byte[2048];
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        container.CopyTo(content, 0);
        Entry(content, 512, "Workbook");
        Entry(content, 640, "MBD0012AB34");

        Assert.Equal(["ROS016"], SmallRoster.ReadBytes(content).Codes());
    }

    private static void Entry(byte[] content, int at, string name)
    {
        System.Text.Encoding.Unicode.GetBytes(name).CopyTo(content, at);
        content[at + 64] = (byte)((name.Length + 1) * 2);
    }

    private static Xlsx Roster() => Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1));

    private static string Links(string kind, string target) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Rel}/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>";

    /// <summary>The people are read, and one information says what was left alone.</summary>
    private static void AssertIgnored(string named, Xlsx workbook)
    {
        var reading = SmallRoster.Read(workbook);
        Assert.Single(reading.People);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(FindingCatalog.OutsideIgnored, finding.Rule);
        Assert.Contains(named, finding.Message, StringComparison.Ordinal);
    }

    private static string Refusal(Xlsx workbook)
    {
        var finding = Assert.Single(SmallRoster.Read(workbook).Findings);
        Assert.Equal(FindingCatalog.ExternalContent, finding.Rule);
        return finding.Message;
    }
}
