namespace SertiKesos.Sheets;

/// <summary>
/// What a workbook may cost. Ordinary rosters unpack to six or seven times their size; honest files with formatted
/// emptiness reach far more, so the ratio only counts after a grace size.
/// </summary>
internal sealed record WorkbookLimits
{
    public static WorkbookLimits Default { get; } = new();

    /// <summary>Bytes of all parts together, counted while unpacking.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    public int Ratio { get; init; } = 400;

    /// <summary>Bytes of one part before its ratio counts.</summary>
    public long RatioGrace { get; init; } = 8 << 20;

    public int Parts { get; init; } = 2_000;

    public int Sheets { get; init; } = 64;

    /// <summary>Rows with content in one sheet.</summary>
    public int Rows { get; init; } = 200_000;

    /// <summary>The last column that may hold content.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>Cells with content in the whole workbook.</summary>
    public int Cells { get; init; } = 5_000_000;

    /// <summary>Excel's own limit of characters in one cell.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>What the content of one file may take once it is read.</summary>
    public long MemoryBytes { get; init; } = 256L << 20;

    public int SharedStrings { get; init; } = 4_000_000;

    public long SharedCharacters { get; init; } = 100_000_000;
}
