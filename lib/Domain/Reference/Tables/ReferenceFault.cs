namespace SertiKesos.Reference.Tables;

/// <summary>What is wrong with a table, and where. <paramref name="Row"/> is counted as Excel shows it; 0 is the table itself.</summary>
internal sealed record ReferenceFault(int Row, string Column, string Message)
{
    public string Sentence => this switch
    {
        { Row: 0 } => Message,
        { Column: "" } => $"Baris {Row}: {Message}",
        _ => $"Baris {Row}, kolom {Column}: {Message}",
    };
}
