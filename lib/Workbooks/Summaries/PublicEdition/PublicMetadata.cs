using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>
/// What describes the public edition to machines, in the terms of Satu Data Indonesia. It holds digests of what is published alone: one
/// of the full figures would let anybody try which small numbers give it.
/// </summary>
internal sealed record PublicMetadata(
    [property: JsonPropertyName("judul")] string Title,
    [property: JsonPropertyName("produsen")] string Publisher,
    [property: JsonPropertyName("narahubung")] string Contact,
    [property: JsonPropertyName("periode")] string Period,
    [property: JsonPropertyName("keadaan_per")] string AsOf,
    [property: JsonPropertyName("terbitan")] int Issue,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("sifat")] string Access,
    [property: JsonPropertyName("frekuensi")] string Frequency,
    [property: JsonPropertyName("cakupan_wilayah")] string Coverage,
    [property: JsonPropertyName("satuan")] string Unit,
    [property: JsonPropertyName("ambang_penyamaran")] int Threshold,
    [property: JsonPropertyName("sel_disamarkan")] int Suppressed,
    [property: JsonPropertyName("wilayah_ditahan")] int Held,
    [property: JsonPropertyName("konsep_dan_definisi")] IReadOnlyList<MetadataTerm> Definitions,
    [property: JsonPropertyName("variabel")] IReadOnlyList<MetadataVariable> Variables,
    [property: JsonPropertyName("sumber")] IReadOnlyList<string> Sources,
    [property: JsonPropertyName("kode_referensi")] IReadOnlyList<string> ReferenceCodes,
    [property: JsonPropertyName("dasar_hukum")] IReadOnlyList<string> Law,
    [property: JsonPropertyName("pengkodean_csv")] string CsvEncoding,
    [property: JsonPropertyName("berkas")] IReadOnlyList<MetadataFile> Files,
    [property: JsonPropertyName("sidik_isi_buku_kerja")] string WorkbookDigest)
{
    /// <param name="files">The workbook first.</param>
    public static PublicMetadata Of(
        PublishedEdition edition, NationalSummary summary, SummaryOptions options, DisclosureRules rules, IReadOnlyList<SummaryFile> files) => new(
        $"{PublicTexts.Title(edition)}, edisi publik",
        options.Publisher,
        options.Contact,
        edition.Period.ToString(),
        edition.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        edition.Issue,
        SummaryTexts.Status(summary),
        PublicTexts.Access,
        "Bulanan",
        $"Indonesia, {summary.Provinces.Count} provinsi, {summary.Regions.Count} kabupaten/kota. {SummaryTexts.Completeness(summary)}",
        PublicCsv.Unit,
        rules.Threshold,
        edition.Suppressed,
        edition.Held,
        [.. PublicTexts.Notes(edition, rules).Where(note => note.Section is "Tanda" or "Penyamaran").Select(note => new MetadataTerm(note.Term, note.Text))],
        [.. PublicTexts.Indicators.Select(indicator => new MetadataVariable(indicator.Name, indicator.Meaning, PublicCsv.Unit, "bilangan bulat"))],
        ["Roster SDM Kesos dari Dinas Sosial kabupaten/kota", SummaryNotes.RegionListSource],
        ["Kode wilayah Kemendagri (Kepmendagri 300.2.2-2138/2025), bentuk bertitik"],
        ["UU 27/2022 tentang Pelindungan Data Pribadi", "Perpres 39/2019 tentang Satu Data Indonesia"],
        "UTF-8 dengan BOM, pemisah koma, akhir baris CRLF (RFC 4180)",
        [.. files.Select(MetadataFile.Of)],
        PackageNormaliser.ContentDigest(files[0].Content));

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, DataPackage.Json), (byte)'\n'];
}
