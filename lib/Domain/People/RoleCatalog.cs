using System.Collections.Frozen;

namespace SertiKesos.People;

/// <summary>A role with its stable code (used in files and in the API), the word that users read, and its category.</summary>
internal sealed record RoleEntry(Role Role, string Code, string Label, LegalCategory Category);

/// <summary>
/// Roles and the legal category of each: Permensos 16/2017 as amended by 29/2017; PSM, Karang Taruna and Pelopor
/// Perdamaian as relawan sosial also by Permensos 10/2019.
/// </summary>
internal static class RoleCatalog
{
    public static IReadOnlyList<RoleEntry> All { get; } =
    [
        new(Role.Tksk, "TKSK", "TKSK", LegalCategory.Tks),
        new(Role.Pkh, "PKH", "Pendamping PKH", LegalCategory.Tks),
        new(Role.TksLainnya, "TKS_LAINNYA", "TKS lainnya", LegalCategory.Tks),
        new(Role.Peksos, "PEKSOS", "Pekerja Sosial", LegalCategory.PekerjaSosial),
        new(Role.SaktiPeksos, "SAKTI_PEKSOS", "Sakti Peksos", LegalCategory.PekerjaSosial),
        new(Role.PeksosAdiksi, "PEKSOS_ADIKSI", "Peksos Adiksi", LegalCategory.PekerjaSosial),
        new(Role.Pensos, "PENSOS", "Penyuluh Sosial", LegalCategory.PenyuluhSosial),
        new(Role.Pensosmas, "PENSOSMAS", "Penyuluh Sosial Masyarakat", LegalCategory.PenyuluhSosial),
        new(Role.Psm, "PSM", "PSM", LegalCategory.RelawanSosial),
        new(Role.Tagana, "TAGANA", "Tagana", LegalCategory.RelawanSosial),
        new(Role.KarangTaruna, "KARANG_TARUNA", "Karang Taruna", LegalCategory.RelawanSosial),
        new(Role.Pordam, "PORDAM", "Pelopor Perdamaian", LegalCategory.RelawanSosial),
        new(Role.Lk3, "LK3", "Petugas LK3", LegalCategory.Tks),
        new(Role.Staf, "STAF", "Staf Dinas Sosial", LegalCategory.Staf),
    ];

    private static readonly FrozenDictionary<Role, RoleEntry> ByRole = All.ToFrozenDictionary(entry => entry.Role);
    private static readonly FrozenDictionary<string, RoleEntry> ByCode = All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    public static RoleEntry Entry(this Role role) => ByRole[role];

    public static string Code(this Role role) => ByRole[role].Code;

    public static string Label(this Role role) => ByRole[role].Label;

    public static LegalCategory Category(this Role role) => ByRole[role].Category;

    public static RoleEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    public static string Label(this LegalCategory category) => category switch
    {
        LegalCategory.Tks => "Tenaga Kesejahteraan Sosial",
        LegalCategory.PekerjaSosial => "Pekerja Sosial",
        LegalCategory.PenyuluhSosial => "Penyuluh Sosial",
        LegalCategory.RelawanSosial => "Relawan Sosial",
        _ => "Staf Dinas Sosial",
    };

    public static string Code(this LegalCategory category) => category switch
    {
        LegalCategory.Tks => "TKS",
        LegalCategory.PekerjaSosial => "PEKERJA_SOSIAL",
        LegalCategory.PenyuluhSosial => "PENYULUH_SOSIAL",
        LegalCategory.RelawanSosial => "RELAWAN_SOSIAL",
        _ => "STAF",
    };
}
