using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>The two sheets that a receipt adds. An office uploads the receipt again, so a reading passes over them.</summary>
internal static class ReceiptSheets
{
    /// <summary>Who writes the comments of our receipts.</summary>
    public const string Author = "SertiKesos";

    public const string Findings = "Perbaikan";
    public const string Summary = "Ringkasan";
    public const string FindingsTitle = "PERBAIKAN – hasil pemeriksaan daftar SDM Kesos";
    public const string SummaryTitle = "RINGKASAN – hasil pemeriksaan daftar SDM Kesos";

    public static bool IsOurs(SheetContent sheet) =>
        sheet.Rows.Count > 0 && sheet.Rows[0].At(1) is { Kind: CellKind.Text } title
        && ((sheet.Name == Findings && title.Text == FindingsTitle) || (sheet.Name == Summary && title.Text == SummaryTitle));
}
