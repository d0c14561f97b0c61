using System.Text;
using System.Xml;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>
/// Whether a kept file speaks of a person, without planning what to take out of it. The file is walked through row by row
/// and part by part, and the first NIK, phone or mail address of the person ends the walk. Only where nothing but a name is
/// found is the roster read as a whole: whether a name tells depends on everybody else in the file.
/// </summary>
internal sealed class RosterSearch
{
    private readonly RedactionTarget _target;
    private readonly IReadOnlyList<IReadOnlyList<string>> _names;
    private readonly Dictionary<string, bool> _sheets = new(StringComparer.Ordinal);
    private readonly StringBuilder _letters = new();
    private bool _isFound;
    private bool _isUncertain;

    private RosterSearch(RedactionTarget target)
    {
        _target = target;
        _names = target.NameWords;
    }

    /// <summary>The same answer as whether <see cref="RosterRedaction"/> would change the file.</summary>
    /// <param name="today">The day on which the file was read.</param>
    public static bool Contains(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel)
    {
        if (target.IsEmpty || RosterRedaction.IsNote(file.Content))
        {
            return false;
        }

        if (RosterGate.Check(file.Content) is not null)
        {
            return RosterRedaction.IsMentionedInside(file.Content, target);
        }

        var search = new RosterSearch(target);
        try
        {
            RosterSheets.Visit(file, WorkbookLimits.Default, search.Look, cancel);
        }
        catch (WorkbookException)
        {
            return RosterRedaction.IsMentionedInside(file.Content, target);
        }

        return search._isFound || search.IsMentionedBeside(file, cancel)
            || (search._isUncertain && RosterRedaction.Speaks(file, region, today, target, cancel));
    }

    /// <returns>Whether to go on.</returns>
    private bool Look(string sheet, SheetRow row)
    {
        if (!_sheets.TryGetValue(sheet, out var isOurs))
        {
            _sheets[sheet] = isOurs = ReceiptSheets.IsOurs(new SheetContent(sheet, false, [row], [], []));
            if (isOurs)
            {
                // The title.
                return true;
            }
        }

        _letters.Clear();
        foreach (var cell in row.Cells)
        {
            if (_target.IsMentioned(cell.Text) || (isOurs ? _target.HasName(cell.Text) : _target.HasNik(cell)))
            {
                _isFound = true;
                return false;
            }

            if (!isOurs && cell.Kind is not CellKind.Number)
            {
                LetterText.Append(cell.Text, _letters);
                if (Mojibake.Repair(cell.Text) is { } repaired)
                {
                    LetterText.Append(repaired, _letters);
                }

                _isUncertain |= HasScatteredNik(cell.Text);
            }
        }

        _isUncertain |= HasNames(_letters.ToString());
        return true;
    }

    /// <summary>Properties, comments, links, left-over texts and the like; of other formats whatever stands between the cells.</summary>
    private bool IsMentionedBeside(RosterFile file, CancellationToken cancel)
    {
        try
        {
            return FileKinds.FormatOf(file.Content) == SpreadsheetFormat.Workbook
                ? !PackageCheck.IsClean(file.Content, Tells, cancel)
                : RawText.Pieces(file.Content).Any(Tells);
        }
        catch (Exception problem) when (problem is WorkbookException or XmlException or InvalidDataException or IOException)
        {
            // What cannot be searched is taken for a hit, as an erasure takes it.
            return true;
        }
    }

    private bool Tells(string text)
    {
        if (_target.IsMentioned(text))
        {
            return true;
        }

        if (!_isUncertain && _names.Count > 0)
        {
            _letters.Clear();
            LetterText.Append(text, _letters);
            _isUncertain = HasNames(_letters.ToString());
        }

        return false;
    }

    private bool HasNames(string letters)
    {
        foreach (var words in _names)
        {
            if (words.All(word => letters.Contains(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A NIK with signs between its digits that only the reader passes over.</summary>
    private bool HasScatteredNik(string text) =>
        text.Length >= People.Nik.Length && _target.Digits.Count > 0
        && LetterText.Digits(text) is { Length: >= People.Nik.Length } digits && _target.Digits.Any(nik => digits.Contains(nik, StringComparison.Ordinal));
}
