using SertiKesos.Institutions;
using SertiKesos.People;

namespace SertiKesos.Workbooks.Templates;

/// <summary>A list of words that cells of the template offer; it stands in one column of the hidden sheet.</summary>
/// <param name="Strict">Whether other words get a question from Excel.</param>
internal sealed record TemplateList(string Heading, IReadOnlyList<string> Words, bool Strict)
{
    public static TemplateList Roles { get; } = new("Jenis SDM", [.. RoleCatalog.All.Select(entry => entry.Label)], Strict: true);

    public static TemplateList Sexes { get; } = new("Jenis Kelamin", ["L", "P"], Strict: true);

    public static TemplateList Postings { get; } = new(
        "Penempatan",
        ["Kelurahan", "Desa", "Kecamatan", "Dinsos", "PKH", "LK3", "Sakti Peksos", "Panti/LKS", "SLRT/Puskesos", "IPSM Pusat"],
        Strict: false);

    public static TemplateList Statuses { get; } = new(
        "Status", ["Aktif", "Cuti", "Pindah", "Pensiun", "Meninggal", "Mengundurkan diri", "Tidak aktif"], Strict: true);

    public static TemplateList Reasons { get; } = new(
        "Alasan", ["Pindah", "Pensiun", "Meninggal", "Mengundurkan diri", "Tidak aktif", WrongData], Strict: true);

    public static TemplateList Kinds { get; } = new("Jenis Lembaga", [.. InstitutionKinds.All.Select(entry => entry.Label)], Strict: true);

    public static TemplateList Accreditations { get; } = new(
        "Akreditasi", ["A", "B", "C", "Terakreditasi", "Proses", "Ditangguhkan", "Belum"], Strict: true);

    public static TemplateList InstitutionStatuses { get; } = new("Status Lembaga", ["Aktif", "Tutup"], Strict: true);

    public static IReadOnlyList<TemplateList> All { get; } =
        [Roles, Sexes, Postings, Statuses, Reasons, Kinds, Accreditations, InstitutionStatuses];

    private const string WrongData = "Salah data";

    /// <summary>The word for a standing; reading it gives the same standing.</summary>
    public static string Of(ServiceStatus status) => status switch
    {
        ServiceStatus.OnLeave => "Cuti",
        ServiceStatus.Moved => "Pindah",
        ServiceStatus.Retired => "Pensiun",
        ServiceStatus.Died => "Meninggal",
        ServiceStatus.Resigned => "Mengundurkan diri",
        ServiceStatus.Inactive => "Tidak aktif",
        _ => "Aktif",
    };
}
