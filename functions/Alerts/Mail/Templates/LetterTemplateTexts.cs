using System.Globalization;
using System.Text.RegularExpressions;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>What is said to whoever edits the texts of letters.</summary>
internal static partial class LetterTemplateTexts
{
    public const string Fails = "Teks ini tidak dapat dipakai untuk menulis surel contoh. Periksa pengulangan dan syarat di dalamnya.";
    public const string Unreadable = "Berkas pada Alerts:TemplatesFolder tidak dapat dibaca. Periksa lokasi dan hak bacanya.";
    public const string SubjectLength = "Judul surel harus 1 sampai 200 huruf.";

    public static string Line(int line, string fault) => string.Create(CultureInfo.InvariantCulture, $"baris {line}: {fault}");

    public static string Unknown(string name) => $"\"{name}\" tidak dikenal. Yang dapat dipakai ada di docs/operations.md.";

    public static string Missing(string name) => $"\"{name}\" belum dipakai, padahal pembaca perlu mengetahuinya. Tambahkan {{{{ {name} }}}}.";

    public static string Filter(string name) => $"penyaring \"{name}\" tidak dapat dipakai di surel.";

    public static string Tag(string name) => $"\"{{% {name} %}}\" tidak dapat dipakai di surel.";

    /// <summary>The parser says what it expected and where, in English; the place is what helps.</summary>
    public static string Broken(string error)
    {
        var place = Place().Match(error);
        const string Fault = "tulisan di antara kurung kurawal tidak lengkap atau tidak dikenal.";
        return place.Success ? Line(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), Fault) : Fault;
    }

    [GeneratedRegex(@"\((?<line>\d+):\d+\)")]
    private static partial Regex Place();
}
