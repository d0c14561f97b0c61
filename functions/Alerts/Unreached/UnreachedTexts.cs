namespace SertiKesos.Alerts.Unreached;

/// <summary>Why somebody is not reached and what to do about it, as offices read it.</summary>
internal static class UnreachedTexts
{
    public static string Of(UnreachedReason reason) => reason switch
    {
        UnreachedReason.NoContact => "Belum ada alamat surel atau nomor yang dapat dipakai. Isi pada roster berikut.",
        UnreachedReason.Shared => "Alamat surelnya dipakai beberapa orang. Isi alamat miliknya sendiri pada roster berikut.",
        UnreachedReason.Refused => "Pesan ke alamatnya ditolak. Tanyakan alamat yang benar, lalu isi pada roster berikut.",
        _ => "Pemilik alamat surel itu menyatakan bukan orangnya. Tanyakan alamat yang benar, lalu isi pada roster berikut.",
    };
}
