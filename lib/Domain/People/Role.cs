namespace SertiKesos.People;

/// <summary>What somebody does (<em>jenis</em>). A person may have several roles and counts once in each.</summary>
internal enum Role
{
    Tksk,
    Pkh,
    TksLainnya,
    Peksos,
    SaktiPeksos,
    PeksosAdiksi,
    Pensos,
    Pensosmas,
    Psm,
    Tagana,
    KarangTaruna,
    Pordam,
    Lk3,
    Staf,
}

/// <summary>The categories of Permensos 16/2017; staff of the Dinas stand apart from them.</summary>
internal enum LegalCategory
{
    Tks,
    PekerjaSosial,
    PenyuluhSosial,
    RelawanSosial,
    Staf,
}
