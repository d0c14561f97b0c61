namespace SertiKesos.Alerts.Mail;

/// <summary>Shortens what points at a person so far that its owner still recognises it.</summary>
internal static class Masking
{
    private const int Shown = 4;

    /// <summary>The last four characters of a certificate number, fewer of a short one: never more than a third.</summary>
    public static string CertificateNumber(string number)
    {
        var trimmed = number.Trim();
        var shown = Math.Min(Shown, trimmed.Length / 3);
        return "••••" + trimmed[^shown..];
    }

    /// <summary>The first letter of each word: <c>B*** S***</c>.</summary>
    public static string Name(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] + "***"));
}
