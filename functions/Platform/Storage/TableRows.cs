using Azure.Data.Tables;

namespace SertiKesos.Platform.Storage;

internal static class TableRows
{
    /// <summary>A column that this version always writes.</summary>
    /// <exception cref="InvalidDataException">The row lacks it: somebody else wrote the row.</exception>
    public static string Text(this TableEntity row, string column) =>
        row.GetString(column) ?? throw new InvalidDataException($"A stored row lacks its column \"{column}\".");
}
