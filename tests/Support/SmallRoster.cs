using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Tests.Support;

/// <summary>Small rosters of Kota Cimahi, read as of 24 November 2026.</summary>
internal static class SmallRoster
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static Region Cimahi => RegionCatalog.Shipped.Find(RegionCode.Parse("32.77"))!;

    public static object?[] Header => ["No", "Nama Lengkap", "NIK", "Tanggal Lahir", "L/P", "Jenis SDM", "Penempatan", "No. HP", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "Keterangan"];

    /// <summary>A man born on 17 August 1985 in a row without any finding.</summary>
    public static object?[] Row(int serial, string? name = null) =>
        [serial, name ?? $"Orang Contoh {(char)('A' + serial - 1)}", $"327701170885{serial:0000}", new DateOnly(1985, 8, 17), "L", "PSM", "Kelurahan", "0812 0000 1234", null, null, null, null];

    /// <summary>A copy of a row with some columns replaced, by their place in <see cref="Header"/>.</summary>
    public static object?[] With(this object?[] row, params (int Column, object? Value)[] changes)
    {
        var copy = row.ToArray();
        foreach (var (column, value) in changes)
        {
            copy[column] = value;
        }

        return copy;
    }

    public static RosterReading Read(params object?[][] rows) => Read(Xlsx.Of("Data", [Header, .. rows]));

    public static RosterReading Read(Xlsx workbook) => ReadBytes(workbook.Build().Content);

    public static RosterReading ReadBytes(byte[] content) =>
        RosterReader.Read(new RosterFile("roster.xlsx", content), Cimahi, Today, RulesInForce.Default, CancellationToken.None);

    public static CheckedRoster Check(params object?[][] rows) =>
        RosterCheck.Run(new RosterFile("roster.xlsx", Xlsx.Of("Data", [Header, .. rows]).Build().Content), Cimahi, Today, RulesInForce.Default, CancellationToken.None);

    public static IReadOnlyList<string> Codes(this RosterReading reading) => [.. reading.Findings.Select(finding => finding.Rule.Code)];
}
