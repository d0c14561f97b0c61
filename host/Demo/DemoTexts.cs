using SertiKesos.Time;

namespace SertiKesos.Hosting.Demo;

internal static class DemoTexts
{
    public const string SummaryFolder = "ringkasan";
    public const string ReceiptFolder = "tanda-terima";
    public const string MailFolder = "surel";

    public static readonly IReadOnlyList<string> Folders = [SummaryFolder, ReceiptFolder, MailFolder];

    /// <summary>The day on which the roster of the month before arrives; the next day that month is published.</summary>
    public static readonly DateOnly EarlierDay = new(2026, 10, 19);

    /// <summary>The day on which the sample rosters arrive; the next day the summary is published and alerts go out.</summary>
    public static readonly DateOnly ImportDay = new(2026, 11, 24);

    public static readonly DateOnly PublishDay = ImportDay.AddDays(1);

    public static readonly string Heading =
        $"""
        Demo SertiKesos. Semua orang di dalam contoh adalah rekaan.
        Bulan lalu terbit per {IndonesianText.WithDay(EarlierDay.AddDays(1))}, agar ada pembandingnya. Roster bulan ini diterima per
        {IndonesianText.WithDay(ImportDay)}; ringkasan dan pemberitahuan per {IndonesianText.WithDay(PublishDay)}.

        """;
}
