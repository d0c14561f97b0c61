using System.Globalization;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.People;

/// <summary>
/// What makes two rows one person within a region: the NIK, or without one the folded name and the birth date.
/// It prints masked.
/// </summary>
internal readonly record struct PersonIdentity
{
    // One of the two. Rosters compare identities far more often than anybody needs the whole value of one.
    private readonly string? _nik;
    private readonly string? _name;

    private PersonIdentity(string? nik, string? name) => (_nik, _name) = (nik, name);

    /// <summary>The identity in the clear, input of the blind index.</summary>
    public string Value => _nik is null ? _name ?? "" : "nik:" + _nik;

    public static PersonIdentity Of(Nik? nik, string name, DateOnly? birthDate) => nik is { } known
        ? new PersonIdentity(known.Digits, null)
        : new PersonIdentity(null, string.Create(CultureInfo.InvariantCulture, $"name:{FoldName(name)}|{birthDate:yyyy-MM-dd}"));

    /// <summary>
    /// A name for comparison: upper case, letters and single spaces only, without the degrees that follow a comma and
    /// without punctuation, so that "Mu'min, S.Sos." equals "MUMIN".
    /// </summary>
    public static string FoldName(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var folded = new StringBuilder(name.Length);
        foreach (var character in SoundText.Normalize(comma < 0 ? name : name[..comma], NormalizationForm.FormD))
        {
            if (char.IsLetter(character))
            {
                folded.Append(char.ToUpperInvariant(character));
            }
            else if (char.IsWhiteSpace(character) && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    public override string ToString() => _nik is null && _name is null ? "" : "***";
}
