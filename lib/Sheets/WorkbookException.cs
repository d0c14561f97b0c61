namespace SertiKesos.Sheets;

/// <summary>Why a workbook is not read. Each value is a limit or a form that was not met, never a guess at intent.</summary>
public enum WorkbookProblem
{
    /// <summary>No zip file, cut off, or its content does not agree with its checksums.</summary>
    Damaged,

    /// <summary>A part that another part names is not there.</summary>
    PartMissing,

    /// <summary>A zip file, but no Excel workbook.</summary>
    NotAWorkbook,

    /// <summary>A workbook in the binary format (.xlsb).</summary>
    Binary,

    /// <summary>It brings programs of its own.</summary>
    Macro,

    /// <summary>It links to other files, or other documents are in it.</summary>
    ExternalContent,

    /// <summary>Unpacked content, a packing ratio, a part's name or XML that no spreadsheet program writes.</summary>
    Hostile,

    /// <summary>Over the limit <see cref="WorkbookLimits.Sheets"/>.</summary>
    TooManySheets,

    /// <summary>Over the limit <see cref="WorkbookLimits.Rows"/>.</summary>
    TooManyRows,

    /// <summary>Over the limit <see cref="WorkbookLimits.Columns"/>.</summary>
    TooManyColumns,

    /// <summary>Over the limit <see cref="WorkbookLimits.Cells"/>.</summary>
    TooManyCells,

    /// <summary>Over the limit <see cref="WorkbookLimits.CellCharacters"/>.</summary>
    CellTooLong,

    /// <summary>What would have to be kept of it is more than one file may take.</summary>
    OverMemory,

    /// <summary>It opens only with a password.</summary>
    Protected,
}

/// <summary>A workbook that may not or cannot be read. It carries no cell content.</summary>
/// <param name="problem">Why.</param>
/// <param name="part">The part of the package or the sheet.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class WorkbookException(WorkbookProblem problem, string? part = null, Exception? inner = null)
    : Exception($"The workbook is not read: {problem} {part}".TrimEnd(), inner)
{
    /// <summary>Why it is not read.</summary>
    public WorkbookProblem Problem { get; } = problem;

    /// <summary>The part of the package or the sheet that it is about.</summary>
    public string? Part { get; } = part;

    /// <summary>What <see cref="WorkbookProblem.ExternalContent"/> found.</summary>
    public ForeignContent? Foreign { get; init; }
}
