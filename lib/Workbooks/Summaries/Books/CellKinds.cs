namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>A number that is no change, in a column of changes.</summary>
internal readonly record struct Stock(int Count);

/// <summary>A share in a column of counts.</summary>
internal readonly record struct Part(object Share);

/// <summary>The name of a sheet that opens it.</summary>
internal readonly record struct Door(string Sheet);

/// <summary>A text in a column of counts.</summary>
internal readonly record struct Words(string Text);
