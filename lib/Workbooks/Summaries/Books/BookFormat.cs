namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>How the value of a cell is shown.</summary>
internal enum BookFormat
{
    Text,
    Wrapped,
    Count,

    /// <summary>A change, with its sign.</summary>
    Signed,
    Share,
    Decimal,
    Date,
    Month,
}

/// <summary>What a cell is in its sheet.</summary>
internal enum BookLook
{
    Plain,

    /// <summary>The labelled first line of a table, above its header.</summary>
    Total,
}

/// <summary>A column of a table: heading, width in characters, and what it shows of an item.</summary>
internal sealed record BookColumn<T>(string Heading, double Width, BookFormat Format, Func<T, object?> Value);
