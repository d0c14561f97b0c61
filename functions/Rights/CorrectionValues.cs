using System.Globalization;
using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rights;

/// <summary>The values of a correction as they were asked for, read as a roster's cells are. An empty text removes a value.</summary>
internal static class CorrectionValues
{
    /// <param name="asked">Texts by the words of <see cref="PersonJson.Code"/>.</param>
    /// <param name="wrong">The first word or value that cannot be read.</param>
    /// <returns>Null where something cannot be read, or nothing was asked.</returns>
    public static IReadOnlyDictionary<PersonField, string?>? Read(IReadOnlyDictionary<string, string> asked, out string wrong)
    {
        var values = new Dictionary<PersonField, string?>();
        wrong = "";
        // A body may hold null where a text is meant.
        foreach (var (word, text) in asked.Select(pair => (pair.Key, (string?)pair.Value)))
        {
            var known = Enum.GetValues<PersonField>().Where(field => field.Code() == word).ToList();
            if (known is not [var field] || text is null || SoundText.IsBroken(text) || Read(field, SoundText.Of(text).Trim()) is not (true, var value))
            {
                wrong = known.Count == 0 ? "bagian" : word;
                return null;
            }

            values[field] = value;
        }

        return values.Count == 0 ? null : values;
    }

    private static (bool Readable, string? Value) Read(PersonField field, string text)
    {
        var cell = new SheetCell(1, 1, CellKind.Text, text);
        switch (field)
        {
            case PersonField.Name:
                return (NameCell.Read(cell) is not null, NameCell.Read(cell));
            case PersonField.BirthDate when text.Length > 0:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (true, text) : (false, null);
            case PersonField.Sex when text.Length > 0:
                var sex = SexCell.Read(cell, out var unreadable);
                return (!unreadable && sex is not null, sex?.ToString());
            case PersonField.Phones when text.Length > 0:
                var phones = PhoneCell.Read(cell, out unreadable);
                return (!unreadable && phones.Count > 0, string.Join(';', phones));
            case PersonField.Email when text.Length > 0:
                var email = EmailCell.Read(cell, out unreadable);
                return (!unreadable && email is not null, email);
            default:
                return (true, null);
        }
    }
}
