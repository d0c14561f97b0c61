using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Hosting.Backup;

/// <summary>
/// The form of a backup (docs/backup.md): a compressed tar with <c>backup.json</c> first, then the rows of tables and the
/// blobs in the order in which they were read, and <c>manifest.json</c> last. An archive without its manifest was cut off.
/// </summary>
internal static class Archive
{
    /// <summary>The form of the archive itself.</summary>
    public const int Format = 1;

    /// <summary>
    /// The form of what is stored. It grows when an older program would misread what a newer one has written; what an older
    /// one has written is read for ever.
    /// </summary>
    public const int Data = 1;

    public const string HeadEntry = "backup.json";
    public const string ManifestEntry = "manifest.json";
    public const string Extension = ".tar.gz";

    /// <summary>The attribute of an entry that tells of which blob it is the content.</summary>
    public const string About = "SERTIKESOS.about";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string TableEntry(string table, int number) => $"tables/{table}/{number:00000}.jsonl";

    /// <summary>A name that every tool can unpack; what the blob is really called stands beside it.</summary>
    public static string BlobEntry(string container, string blob) => $"blobs/{container}/{string.Join('/', blob.Split('/').Select(Part))}";

    private static string Part(string part) => part is "." or ".." ? part.Replace(".", "%2E", StringComparison.Ordinal) : Uri.EscapeDataString(part);
}

/// <summary>What stands at the beginning of an archive.</summary>
/// <param name="Product">The version of the program that made it.</param>
/// <param name="IndexCheck">Something named by the key of the blind index: tells whether another installation has the same.</param>
internal sealed record ArchiveHead(int Format, int Data, string Product, DateTimeOffset TakenAt, string IndexCheck);

/// <summary>What an entry holds.</summary>
/// <param name="Sha256">Of its content.</param>
/// <param name="About">SHA-256 of what is told of the blob; null of rows.</param>
internal sealed record ArchiveEntry(string Name, long Bytes, string Sha256, string? About = null)
{
    /// <param name="told">What is told of the blob; null of rows.</param>
    public static ArchiveEntry Of(string name, ReadOnlySpan<byte> content, string? told) => new(
        name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), told is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told))));
}

/// <summary>What stands at the end of an archive.</summary>
internal sealed record ArchiveManifest(
    DateTimeOffset FinishedAt, StateFigures Figures, IReadOnlyList<AuditHead> AuditHeads, IReadOnlyList<ArchiveEntry> Entries);

/// <summary>What storage knows of a blob beside its content.</summary>
internal sealed record BlobAbout(string Container, string Name, string Version, DateTimeOffset StoredAt)
{
    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    public string? CacheControl { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>What is compared between a store and its copy.</summary>
/// <param name="Certificates">Competency certificates in the registers in force.</param>
/// <param name="Counted">People that the newest counts of all regions know.</param>
/// <param name="Erasures">Erasures that were ever asked for.</param>
internal sealed record StateFigures(
    int Regions,
    long People,
    long Certificates,
    long Counted,
    long AuditRecords,
    int Erasures,
    IReadOnlyDictionary<string, PartFigures> Tables,
    IReadOnlyDictionary<string, PartFigures> Containers);

/// <summary>How much a table or container holds.</summary>
/// <param name="Digest">Of all rows with every property, whatever their order; null of containers.</param>
internal sealed record PartFigures(long Count, long Bytes, string? Digest = null);
