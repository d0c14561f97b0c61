using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// What describes an issue to machines, in the terms of Satu Data Indonesia (Perpres 39/2019; BPS 5/2020 for variables).
/// It is written last of an issue's files: where it is, the issue is complete.
/// </summary>
internal sealed record SummaryMetadata(
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
    [property: JsonPropertyName("konsep_dan_definisi")] IReadOnlyList<MetadataTerm> Definitions,
    [property: JsonPropertyName("rumus")] IReadOnlyList<MetadataTerm> Formulas,
    [property: JsonPropertyName("variabel")] IReadOnlyList<MetadataVariable> Variables,
    [property: JsonPropertyName("sumber")] IReadOnlyList<string> Sources,
    [property: JsonPropertyName("kode_referensi")] IReadOnlyList<string> ReferenceCodes,
    [property: JsonPropertyName("pengkodean_csv")] string CsvEncoding,
    [property: JsonPropertyName("berkas")] IReadOnlyList<MetadataFile> Files,
    [property: JsonPropertyName("sidik_isi_buku_kerja")] string WorkbookDigest,
    [property: JsonPropertyName("sidik_masukan")] string InputDigest)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.GeneralPunctuation, UnicodeRanges.MathematicalOperators, UnicodeRanges.Latin1Supplement),
    };

    /// <summary>Whether figures may still change, as the status says.</summary>
    [JsonIgnore]
    public bool IsProvisional => Status.StartsWith(SummaryTexts.Provisional, StringComparison.Ordinal);

    public static SummaryMetadata Of(NationalSummary summary, SummaryOptions options, SummaryFile workbook, SummaryFile data) => new(
        $"{SummaryTexts.Title}, {IndonesianText.Long(summary.Period)}",
        options.Publisher,
        options.Contact,
        summary.Period.ToString(),
        summary.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        summary.Issue,
        SummaryTexts.Status(summary),
        "Terbatas",
        "Bulanan",
        $"Indonesia, {summary.Provinces.Count} provinsi, {summary.Regions.Count} kabupaten/kota. {SummaryTexts.Completeness(summary)}",
        $"{TidyData.Unit}; {InstitutionData.Unit} pada dimensi {InstitutionData.All} dan {InstitutionData.ByKind}; {OutlookData.Units}",
        Terms(summary, SummaryNotes.Meaning),
        Terms(summary, SummaryNotes.Formula),
        [
            .. TidyData.Indicators.Select(indicator => new MetadataVariable(indicator.Name, indicator.Meaning, TidyData.Unit, "bilangan bulat")),
            .. InstitutionData.Indicators.Select(indicator => new MetadataVariable(indicator.Name, indicator.Meaning, InstitutionData.Unit, "bilangan bulat")),
            .. OutlookData.Indicators.Select(indicator => new MetadataVariable(indicator.Name, indicator.Meaning, indicator.Unit, "bilangan bulat")),
            new(TidyData.Declared, "Orang yang dinyatakan Dinas Sosial sendiri", TidyData.Unit, "bilangan bulat"),
            new(TidyData.Difference, "Dinyatakan dikurangi terhitung", TidyData.Unit, "bilangan bulat"),
            new(TidyData.PartsSum, "Jumlah bagian-bagian yang dinyatakan di bawah total", TidyData.Unit, "bilangan bulat"),
        ],
        ["Roster SDM Kesos dan roster lembaga dari Dinas Sosial kabupaten/kota", SummaryNotes.RegionListSource],
        ["Kode wilayah Kemendagri (Kepmendagri 300.2.2-2138/2025), bentuk bertitik", "Kategori SDM: Permensos 16/2017 jo. 29/2017", "Akreditasi lembaga: Permensos 17/2012"],
        "UTF-8 dengan BOM, pemisah koma, akhir baris CRLF (RFC 4180)",
        [MetadataFile.Of(workbook), MetadataFile.Of(data)],
        PackageNormaliser.ContentDigest(workbook.Content),
        summary.InputDigest());

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    public static SummaryMetadata Read(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize<SummaryMetadata>(content, Json) ?? throw new JsonException("The stored metadata is empty.");

    private static List<MetadataTerm> Terms(NationalSummary summary, string section) =>
        [.. SummaryNotes.For(summary).Where(note => note.Section == section).Select(note => new MetadataTerm(note.Term, note.Text))];
}

internal sealed record MetadataTerm(
    [property: JsonPropertyName("istilah")] string Term, [property: JsonPropertyName("penjelasan")] string Text);

internal sealed record MetadataVariable(
    [property: JsonPropertyName("nama")] string Name,
    [property: JsonPropertyName("definisi")] string Definition,
    [property: JsonPropertyName("satuan")] string Unit,
    [property: JsonPropertyName("tipe")] string Type);

internal sealed record MetadataFile(
    [property: JsonPropertyName("nama")] string Name,
    [property: JsonPropertyName("ukuran")] int Size,
    [property: JsonPropertyName("sha256")] string Sha256)
{
    public static MetadataFile Of(SummaryFile file) =>
        new(file.Name, file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content)));
}
