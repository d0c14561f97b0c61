namespace SertiKesos.Platform.Poison;

/// <summary>What an operator is told of a wish about a message.</summary>
internal static class PoisonTexts
{
    public static string Of(PoisonOutcome outcome) => outcome switch
    {
        PoisonOutcome.Done => "Selesai dan tercatat.",
        PoisonOutcome.Busy => "Pesan sedang dipegang orang lain. Tunggu satu menit, lalu lihat lagi antreannya.",
        PoisonOutcome.NoQueue => "Antrean tujuannya belum ada. Jalankan layanan dulu, lalu coba lagi.",
        _ => "Pesan itu tidak ada di antrean itu; mungkin sudah dikembalikan atau dibuang. Lihat lagi antreannya.",
    };
}
