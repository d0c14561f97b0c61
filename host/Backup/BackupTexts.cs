using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Hosting.Backup;

/// <summary>What the verbs <c>backup</c> and <c>restore</c> say.</summary>
internal static class BackupTexts
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    public const string Nothing =
        "Penyimpanan ini kosong, jadi tidak ada yang dicadangkan. Periksa apakah AzureWebJobsStorage menunjuk penyimpanan layanan. Bila layanan baru " +
        "dipasang, buat dahulu kunci akses yang pertama (access create).";

    public static string NoStorage(string folder) =>
        $"Tidak ada yang dicadangkan: AzureWebJobsStorage tidak diisi, dan di {folder} tidak ada data. {InServiceFolder}.";

    public static string NoKeys(string file) =>
        $"Tidak ada yang dicadangkan: berkas kunci {file} tidak ada. {InServiceFolder}, atau isi {ProtectionSettings.KeyFileSetting}. " +
        "Bila layanan baru dipasang, jalankan dahulu layanannya.";

    private const string InServiceFolder = "Jalankan backup di folder kerja layanan dan dengan pengaturan yang sama (infra/one-machine/README.md)";

    public static IEnumerable<string> Figures(StateFigures figures, IReadOnlyList<AuditHead> heads)
    {
        yield return Say($"Wilayah: {figures.Regions:N0}");
        yield return Say($"Orang dalam register: {figures.People:N0}");
        yield return Say($"Sertifikat kompetensi: {figures.Certificates:N0}");
        yield return Say($"Orang dalam cakupan: {figures.Counted:N0} (sidik {Part(figures, "Coverage")})");
        yield return Say($"Berkas tersimpan: {figures.Containers.Values.Sum(part => part.Count):N0} ({figures.Containers.Values.Sum(part => part.Bytes) / 1048576.0:N1} MB)");
        yield return Say($"Catatan audit: {figures.AuditRecords:N0} dalam {heads.Count:N0} rantai");
        if (heads.FirstOrDefault(head => head.Scope == AuditScope.National) is { } national)
        {
            yield return $"Ujung audit: {AuditTexts.Head(national)}";
        }
    }

    /// <summary>What of a store is not as the manifest says, a part of a sentence each.</summary>
    public static IReadOnlyList<string> Differences(ArchiveManifest manifest, StateFigures found, IReadOnlyList<AuditHead> heads)
    {
        var expected = manifest.Figures;
        return
        [
            .. Number("wilayah", expected.Regions, found.Regions),
            .. Number("orang", expected.People, found.People),
            .. Number("sertifikat", expected.Certificates, found.Certificates),
            .. Number("orang dalam cakupan", expected.Counted, found.Counted),
            .. Number("catatan audit", expected.AuditRecords, found.AuditRecords),
            .. Number("penghapusan", expected.Erasures, found.Erasures),
            .. Parts("tabel", expected.Tables, found.Tables),
            .. Parts("kontainer", expected.Containers, found.Containers),
            .. manifest.AuditHeads.Except(heads).Select(head => $"ujung audit {head.Scope} bukan {head.Sequence}:{head.Hash}"),
        ];
    }

    private static IEnumerable<string> Number(string what, long expected, long found) =>
        expected == found ? [] : [Say($"{what} {found:N0}, seharusnya {expected:N0}")];

    private static IEnumerable<string> Parts(string what, IReadOnlyDictionary<string, PartFigures> expected, IReadOnlyDictionary<string, PartFigures> found) =>
        from name in expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
        let wanted = expected.GetValueOrDefault(name) ?? new PartFigures(0, 0)
        let there = found.GetValueOrDefault(name) ?? new PartFigures(0, 0)
        where (wanted.Count, wanted.Bytes) != (there.Count, there.Bytes) || (wanted.Digest is { } digest && digest != there.Digest)
        select Say($"{what} {name} berisi {there.Count:N0} ({there.Bytes:N0} byte), seharusnya {wanted.Count:N0} ({wanted.Bytes:N0} byte) atau isinya lain");

    private static string Part(StateFigures figures, string table) => figures.Tables.TryGetValue(table, out var part) ? part.Digest![..12] : "-";

    private static string Say(FormattableString text) => text.ToString(Indonesian);
}
