using SertiKesos.Regions;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// What a workbook says of the template that it was made from: it stands on the sheet of instructions. Sheets of the
/// template are known by their first cell, so that renaming them changes nothing.
/// </summary>
internal sealed record TemplateMark(Version Version, RegionCode? Region)
{
    public const string GuideTitle = "PETUNJUK – templat roster SDM Kesos";
    public const string ListsTitle = "Daftar pilihan templat SertiKesos";
    public const string LeftTitle = "ORANG YANG TIDAK ADA LAGI PADA ROSTER – isi alasannya";
    // Templates of earlier versions are still filled in.
    private const string EarlierGuideTitle = "PETUNJUK – templat daftar SDM Kesos";
    private const string EarlierLeftTitle = "ORANG YANG TIDAK ADA LAGI PADA DAFTAR – isi alasannya";

    public const string VersionLabel = "Versi templat";
    public const string RegionLabel = "Kode wilayah";

    /// <summary>Year and month of the last change to the columns or the lists.</summary>
    public static Version Current { get; } = new(2026, 11);

    public bool IsOld => Version < Current;

    /// <summary>The mark of a workbook; null for one that was not made from the template.</summary>
    public static TemplateMark? Find(IReadOnlyList<SheetContent> sheets)
    {
        if (sheets.FirstOrDefault(IsGuide) is not { } guide || !Version.TryParse(Beside(guide, VersionLabel), out var version))
        {
            return null;
        }

        return new TemplateMark(version, RegionCode.TryParse(Beside(guide, RegionLabel), out var region) ? region : null);
    }

    /// <summary>Instructions and lists: nothing to read there.</summary>
    public static bool IsNotes(SheetContent sheet) => IsGuide(sheet) || Starts(sheet, ListsTitle);

    /// <summary>The sheet of those who left: a row counts there once it has a reason.</summary>
    public static bool IsLeft(SheetContent sheet) => Starts(sheet, LeftTitle) || Starts(sheet, EarlierLeftTitle);

    private static bool IsGuide(SheetContent sheet) => Starts(sheet, GuideTitle) || Starts(sheet, EarlierGuideTitle);

    private static bool Starts(SheetContent sheet, string title) =>
        sheet.Rows.Count > 0 && sheet.Rows[0].At(1) is { Kind: CellKind.Text } cell && cell.Text.Trim() == title;

    private static string? Beside(SheetContent sheet, string label) => sheet.Rows
        .Where(row => row.At(1) is { Kind: CellKind.Text } cell && cell.Text.Trim() == label)
        .Select(row => row.At(2)?.Text.Trim())
        .FirstOrDefault();
}
