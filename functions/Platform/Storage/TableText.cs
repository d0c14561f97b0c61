using Azure.Data.Tables;

namespace SertiKesos.Platform.Storage;

/// <summary>Long text in a table row: a string property holds 32,768 characters, so it is spread over several.</summary>
internal static class TableText
{
    private const int ChunkLength = 32_000;

    public static void SetText(this TableEntity row, string name, string text)
    {
        for (var chunk = 0; chunk * ChunkLength < text.Length; chunk++)
        {
            row[$"{name}{chunk}"] = text.Substring(chunk * ChunkLength, Math.Min(ChunkLength, text.Length - (chunk * ChunkLength)));
        }
    }

    public static string JoinText(this TableEntity row, string name) =>
        string.Concat(Enumerable.Range(0, row.Count).Select(chunk => row.GetString($"{name}{chunk}")).TakeWhile(part => part is not null));
}
