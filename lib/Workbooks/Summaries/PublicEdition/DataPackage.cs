using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>
/// The data file described as a Frictionless Data Package with a table schema, so that tools read it with the right types and know
/// an empty value from nought.
/// </summary>
internal static class DataPackage
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.GeneralPunctuation, UnicodeRanges.MathematicalOperators, UnicodeRanges.Latin1Supplement),
    };

    public static byte[] Of(PublishedEdition edition, SummaryOptions options, SummaryFile data)
    {
        var package = new JsonObject
        {
            ["profile"] = "tabular-data-package",
            ["name"] = $"cakupan-sertifikasi-sdm-kesos-{edition.Period}-{edition.Issue:00}",
            ["title"] = PublicTexts.Title(edition),
            ["description"] = PublicTexts.MarkerNote.Replace(" Penjelasan pada lembar Catatan.", "", StringComparison.Ordinal),
            ["version"] = $"{edition.Period}.{edition.Issue}",
            ["created"] = $"{edition.AsOf:yyyy-MM-dd}T00:00:00Z",
            ["contributors"] = new JsonArray(new JsonObject { ["title"] = options.Publisher, ["role"] = "publisher" }),
            ["sources"] = new JsonArray(new JsonObject { ["title"] = "Roster SDM Kesos dari Dinas Sosial kabupaten/kota" }),
            ["resources"] = new JsonArray(new JsonObject
            {
                ["profile"] = "tabular-data-resource",
                ["name"] = "publik",
                ["path"] = data.Name,
                ["format"] = "csv",
                ["mediatype"] = "text/csv",
                ["encoding"] = "utf-8",
                ["bytes"] = data.Content.Length,
                ["hash"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(data.Content))}",
                ["dialect"] = new JsonObject { ["delimiter"] = ",", ["lineTerminator"] = "\r\n", ["doubleQuote"] = true, ["header"] = true },
                ["schema"] = new JsonObject
                {
                    ["fields"] = new JsonArray([.. PublicCsv.Columns.Select(Field)]),
                    ["missingValues"] = new JsonArray(""),
                    ["primaryKey"] = new JsonArray("tabel", "kode", "indikator", "kelompok"),
                },
            }),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(package, Json), (byte)'\n'];
    }

    private static JsonObject Field((string Name, string Type, string Meaning) column)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Type, ["description"] = column.Meaning };
        JsonObject? constraints = column.Name switch
        {
            "tabel" => new JsonObject { ["required"] = true, ["enum"] = new JsonArray([.. PublicTexts.Tables.Select(table => JsonValue.Create(table.Code))]) },
            "indikator" => new JsonObject { ["required"] = true, ["enum"] = new JsonArray([.. PublicTexts.Indicators.Select(indicator => JsonValue.Create(indicator.Name))]) },
            "penanda" => new JsonObject { ["enum"] = new JsonArray(PublicTexts.Suppressed, SummaryTexts.NotAvailable, SummaryTexts.NotApplicable) },
            "nilai" => new JsonObject { ["minimum"] = 0 },
            "periode" or "per_tanggal" or "terbitan" or "kode" or "satuan" => new JsonObject { ["required"] = true },
            _ => null,
        };
        if (constraints is not null)
        {
            field["constraints"] = constraints;
        }

        return field;
    }
}
