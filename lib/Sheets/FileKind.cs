namespace SertiKesos.Sheets;

/// <summary>What a file is by its content, whatever its name claims.</summary>
public enum FileKind
{
    /// <summary>A file that may be opened and read.</summary>
    Spreadsheet,

    /// <summary>A zip, rar, 7z or gzip file with no workbook in it.</summary>
    Archive,

    /// <summary>A zip file that is cut off or contradicts itself.</summary>
    Damaged,

    /// <summary>Nothing, or blanks alone.</summary>
    Empty,

    /// <summary>An old workbook with other documents in it.</summary>
    ExternalContent,

    /// <summary>The small file that a program lays beside an open workbook.</summary>
    Lock,

    /// <summary>An old workbook with programs in it.</summary>
    Macros,

    /// <summary>An old container of a kind that is not read.</summary>
    OldExcel,

    /// <summary>A workbook of LibreOffice (.ods).</summary>
    OpenDocument,

    /// <summary>A document or presentation.</summary>
    OtherOffice,

    /// <summary>It opens only with a password.</summary>
    PasswordProtected,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>Text without columns.</summary>
    PlainText,

    /// <summary>A zip file as no spreadsheet program writes it.</summary>
    Suspicious,

    /// <summary>Bytes of no known kind.</summary>
    UnknownFormat,

    /// <summary>A web page or XML without a table.</summary>
    WebPage,
}

/// <summary>The formats that are read.</summary>
public enum SpreadsheetFormat
{
    /// <summary>.xlsx</summary>
    Workbook,

    /// <summary>.xls of Excel 97 and before.</summary>
    OldWorkbook,

    /// <summary>Html tables.</summary>
    WebPage,

    /// <summary>SpreadsheetML 2003.</summary>
    XmlSpreadsheet,

    /// <summary>csv, tsv, txt.</summary>
    SeparatedText,
}
