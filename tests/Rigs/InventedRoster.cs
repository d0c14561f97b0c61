using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>Somebody invented as a roster lists them: the serial tells who, the role what they do.</summary>
internal sealed record InventedLine(int Serial, Role Role)
{
    /// <summary>The region whose person this is, where another one lists somebody of it.</summary>
    public RegionCode? Home { get; init; }

    /// <summary>Every third person holds a certificate, in whatever role they are listed; only their own region knows of it.</summary>
    public bool IsCertified => Home is null && Serial % 3 == 0;
}

/// <summary>Rosters of invented people; each region has people of its own, whom no other region lists.</summary>
internal static class InventedRoster
{
    public static readonly DateOnly Birth = new(1985, 8, 17);

    /// <summary>A roster that is accepted, with the certificates that its people hold.</summary>
    public static byte[] Of(RegionCode region, IEnumerable<InventedLine> lines, string? remark = null) =>
        Xlsx.Of("Data", [SmallRoster.Header, .. lines.Select((line, index) => Row(region, line, index + 1, remark))]).Build().Content;

    /// <summary>A roster with more wrong rows than right ones: the office must correct it.</summary>
    public static byte[] Broken(RegionCode region, IEnumerable<InventedLine> lines) =>
        Xlsx.Of("Data", [SmallRoster.Header, .. lines.Select((line, index) => Row(region, line, index + 1, null).With((2, "12345")))]).Build().Content;

    public static string Nik(RegionCode region, int serial) => string.Create(
        CultureInfo.InvariantCulture, $"{region.Value[..2]}{region.Value[3..]}01170885{serial:0000}");

    /// <summary>Letters only, as names have no digits.</summary>
    public static string Name(int serial) => $"Orang Contoh {(char)('A' + (serial / 676 % 26))}{(char)('a' + (serial / 26 % 26))}{(char)('a' + (serial % 26))}";

    private static object?[] Row(RegionCode region, InventedLine line, int number, string? remark) =>
    [
        number, Name(line.Serial), Nik(line.Home ?? region, line.Serial), Birth, "L", line.Role.Label(), "Kelurahan",
        string.Create(CultureInfo.InvariantCulture, $"0812 {region.Value[..2]}{region.Value[3..]} {line.Serial:0000}"),
        line.IsCertified ? string.Create(CultureInfo.InvariantCulture, $"C-{line.Serial:0000}") : null,
        line.IsCertified ? new DateOnly(2024, 1, 15) : null,
        line.IsCertified ? new DateOnly(2029, 1, 15) : null,
        remark,
    ];
}
