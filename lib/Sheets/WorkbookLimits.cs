namespace SertiKesos.Sheets;

/// <summary>
/// What a workbook may cost. Ordinary workbooks unpack to six or seven times their size; honest files with formatted
/// emptiness reach far more, so the ratio only counts after a grace size.
/// </summary>
public sealed record WorkbookLimits
{
    /// <summary>The limits of a service that reads what strangers send.</summary>
    public static WorkbookLimits Default { get; } = new();

    /// <summary>Bytes of all parts together, counted while unpacking.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>How many bytes one packed byte may become.</summary>
    public int Ratio { get; init; } = 400;

    /// <summary>Bytes of one part before its ratio counts.</summary>
    public long RatioGrace { get; init; } = 8 << 20;

    /// <summary>Files in the package.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>Sheets in the workbook.</summary>
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

    /// <summary>Texts that cells share.</summary>
    public int SharedStrings { get; init; } = 4_000_000;

    /// <summary>Characters of those texts together.</summary>
    public long SharedCharacters { get; init; } = 100_000_000;
}
