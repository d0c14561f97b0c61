using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SertiKesos.Summaries;
using SertiKesos.Workbooks;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed class SummaryMetadataTests
{
    private static readonly SummaryFiles Files = SummaryFiles.Of(Counts.Summary(Counts.Demo()), new SummaryOptions(), []);

    [Fact]
    public void Metadata_carry_the_terms_of_Satu_Data()
    {
        using var json = JsonDocument.Parse(Files.Metadata.Content);

        foreach (var term in new[]
        {
            "judul", "periode", "keadaan_per", "konsep_dan_definisi", "satuan", "frekuensi", "cakupan_wilayah", "rumus", "sumber",
            "kode_referensi", "variabel",
        })
        {
            Assert.True(json.RootElement.TryGetProperty(term, out _), term);
        }
    }

    [Fact]
    public void Checksums_are_those_of_the_files()
    {
        var metadata = SummaryMetadata.Read(Files.Metadata.Content);

        Assert.Equal(["nasional-01.xlsx", "data-01.csv"], metadata.Files.Select(file => file.Name));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files.Workbook.Content)), metadata.Files[0].Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files.Data.Content)), metadata.Files[1].Sha256);
        Assert.Equal(Files.Data.Content.Length, metadata.Files[1].Size);
        Assert.Equal(PackageNormaliser.ContentDigest(Files.Workbook.Content), metadata.WorkbookDigest);
    }

    [Fact]
    public void The_licence_notice_of_the_region_list_is_given()
    {
        var text = Encoding.UTF8.GetString(Files.Metadata.Content);

        Assert.Contains("ODbL", text, StringComparison.Ordinal);
        Assert.Contains("300.2.2-2138/2025", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variable_of_the_data_is_described()
    {
        var described = SummaryMetadata.Read(Files.Metadata.Content).Variables.Select(variable => variable.Name).ToHashSet();

        Assert.All(TidyData.Rows(Counts.Summary(Counts.Demo())), row => Assert.Contains(row.Indicator, described));
    }

    [Theory]
    [InlineData(1, "2026-12-01")]
    [InlineData(24, "2026-12-24")]
    [InlineData(25, "2026-11-25")]
    public void The_next_issue_is_announced_for_the_first_publication_day_after_the_date(int day, string next)
    {
        var options = new SummaryOptions { PublicationDay = day };

        Assert.Equal(DateOnly.Parse(next, null), options.NextIssueAfter(Counts.AsOf));
    }
}
