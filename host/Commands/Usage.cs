namespace SertiKesos.Hosting.Commands;

/// <summary>The exit codes of all verbs.</summary>
internal static class Usage
{
    public const int Success = 0;

    /// <summary>There are findings, or what was asked is refused.</summary>
    public const int Findings = 1;

    public const int WrongUse = 2;

    /// <summary>Something that nobody foresaw.</summary>
    public const int Failed = 3;

    /// <summary>What shells report for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;

    public const string Text = "Kode keluar: 0 berhasil, 1 ada temuan atau ditolak, 2 salah pakai, 3 kesalahan tak terduga, 130 dihentikan.";
}
