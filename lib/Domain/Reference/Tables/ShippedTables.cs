namespace SertiKesos.Reference.Tables;

/// <summary>The tables in the program itself.</summary>
internal static class ShippedTables
{
    public static string Read(string table)
    {
        var resource = $"SertiKesos.Reference.{table}.csv";
        using var stream = typeof(ShippedTables).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded table {resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
