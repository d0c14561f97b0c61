using SertiKesos.Reference;
using SertiKesos.Reference.Tables;

namespace SertiKesos.Tests.Reference;

/// <summary>Tables for tests, written as somebody would type them.</summary>
internal static class Acuan
{
    private const string RegionHeadings =
        "kode,jenis,nama,kode_provinsi,provinsi,zona,bbppks,status,kecamatan,kelurahan,desa,sumber,berlaku_sejak,berlaku_sampai";

    public static ReferenceData With(params (string Table, string Text)[] tables) =>
        ReferenceData.Of(tables.ToDictionary(table => table.Table, table => table.Text));

    /// <summary>The shipped regions, with more rows, and without those of some codes.</summary>
    public static string Regions(string[]? without = null, params string[] rows) => string.Join(
        "\r\n",
        RegionRows.Table.Shipped.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => without is null || !without.Any(code => line.StartsWith(code + ",", StringComparison.Ordinal)))
            .Concat(rows));

    /// <summary>Regions alone, without the shipped ones.</summary>
    public static string OnlyRegions(params string[] rows) => string.Join('\n', [RegionHeadings, .. rows]);

    public static string Schemes(params string[] rows) => string.Join('\n', ["pola,bulan,status,sumber,berlaku_sejak,berlaku_sampai", .. rows]);

    public static string Deadlines(params string[] rows) => string.Join('\n', ["periode,batas,kunci,status,sumber,berlaku_sejak,berlaku_sampai", .. rows]);

    public static string Tksk(params string[] rows) => string.Join('\n', ["kode,jumlah,status,sumber,berlaku_sejak,berlaku_sampai", .. rows]);

    public static string Holidays(params string[] rows) => string.Join('\n', ["tanggal,nama,jenis,status,sumber,berlaku_sejak,berlaku_sampai", .. rows]);

    public static string Figures(params string[] rows) =>
        string.Join('\n', ["kode,nama,per,nilai,satuan,status,sumber,catatan,berlaku_sejak,berlaku_sampai", .. rows]);

    /// <summary>The shipped roles, some lines replaced by others.</summary>
    public static string Roles(string code, params string[] rows) => string.Join(
        "\n",
        RoleRows.Table.Shipped.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith(code + ",", StringComparison.Ordinal))
            .Concat(rows));
}
