using System.Globalization;

namespace SertiKesos.Platform.Storage;

/// <summary>When a blob was written first: storage tells when a restore wrote it, which keeps the first time as metadata.</summary>
internal static class StoredTime
{
    public const string Mark = "storedat";

    /// <param name="stored">When storage says that it was written; nothing is dated forward.</param>
    public static DateTimeOffset Of(IDictionary<string, string>? metadata, DateTimeOffset stored) =>
        metadata is not null && metadata.TryGetValue(Mark, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var first) && first < stored
            ? first
            : stored;

    public static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
