namespace SertiKesos.Workbooks.Templates;

/// <summary>How a column of the template is typed.</summary>
internal enum TemplateFormat
{
    Number,

    /// <summary>Digits that Excel must not take for a number.</summary>
    Digits,
    Text,
    Date,
}

/// <summary>A column of the template: heading, width in characters, the note that appears beside its cells, and what it shows.</summary>
/// <param name="List">The list of words that its cells offer.</param>
internal sealed record TemplateColumn<TRow>(
    string Heading, double Width, TemplateFormat Format, string? Note, Func<TRow, object?> Value, TemplateList? List = null)
{
    /// <summary>What is wrong with what a row shows here, as a comment of the cell; null for nothing.</summary>
    public Func<TRow, string?>? Complaint { get; init; }

    public override string ToString() => $"TemplateColumn {Heading}";
}
