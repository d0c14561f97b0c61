using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>The two sheets that a receipt adds. An office uploads the receipt again, so a reading passes over them.</summary>
internal static class ReceiptSheets
{
    /// <summary>Who writes the comments of our receipts.</summary>
    public const string Author = "SertiKesos";

    public const string Findings = "Perbaikan";
    public const string Summary = "Ringkasan";
    public const string FindingsTitle = "PERBAIKAN – hasil pemeriksaan roster SDM Kesos";
    public const string SummaryTitle = "RINGKASAN – hasil pemeriksaan roster SDM Kesos";

    // Receipts of earlier versions are still uploaded again.
    private const string EarlierFindingsTitle = "PERBAIKAN – hasil pemeriksaan daftar SDM Kesos";
    private const string EarlierSummaryTitle = "RINGKASAN – hasil pemeriksaan daftar SDM Kesos";

    public static bool IsTitle(string? text) => text is FindingsTitle or SummaryTitle or EarlierFindingsTitle or EarlierSummaryTitle;

    public static bool IsOurs(SheetContent sheet) =>
        sheet.Name is Findings or Summary
        && sheet.Rows.Count > 0 && sheet.Rows[0].At(1) is { Kind: CellKind.Text } title && IsTitle(title.Text);
}
