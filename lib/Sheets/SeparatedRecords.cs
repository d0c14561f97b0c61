using System.Text;

namespace SertiKesos.Sheets;

/// <summary>Cuts a text into records of fields; a quoted field may hold separators, line breaks and doubled quotes.</summary>
/// <param name="text">The whole text.</param>
/// <param name="start">Where the first record begins.</param>
/// <param name="separator">What stands between fields.</param>
/// <param name="maxField">The most characters of a field; a longer one is a <see cref="WorkbookException"/>.</param>
public sealed class SeparatedRecords(string text, int start, char separator, int maxField)
{
    private readonly StringBuilder _field = new();
    private int _at = start;
    private bool _strayQuotes;

    /// <summary>Whether a field began with a quote that nothing closes.</summary>
    public bool HasOpenQuote => _strayQuotes;

    /// <summary>The next record; null at the end.</summary>
    public IReadOnlyList<string>? Next()
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var fields = new List<string>();
        while (true)
        {
            fields.Add(Field());
            if (_at >= text.Length)
            {
                return fields;
            }

            var character = text[_at++];
            if (character != separator)
            {
                if (character == '\r' && _at < text.Length && text[_at] == '\n')
                {
                    _at++;
                }

                return fields;
            }
        }
    }

    /// <summary>One field; ends on the separator, the line's end or the text's end.</summary>
    private string Field()
    {
        _field.Clear();
        if (_at < text.Length && text[_at] == '"' && !_strayQuotes)
        {
            Quoted();
        }

        var end = _at;
        while (end < text.Length && text[end] != separator && text[end] is not ('\r' or '\n'))
        {
            end++;
        }

        _field.Append(text, _at, end - _at);
        _at = end;
        return _field.Length <= maxField ? _field.ToString() : throw new WorkbookException(WorkbookProblem.CellTooLong);
    }

    /// <summary>What stands in quotes; a quote that nothing closes is a character like any other, and so are those after it.</summary>
    private void Quoted()
    {
        var from = _at + 1;
        while (true)
        {
            var end = text.IndexOf('"', from);
            if (end < 0)
            {
                _strayQuotes = true;
                _field.Clear();
                return;
            }

            _field.Append(text, from, end - from);
            if (end + 1 < text.Length && text[end + 1] != separator && text[end + 1] is not ('\r' or '\n'))
            {
                // A doubled quote is one; one that stands alone inside a field was not doubled by its writer.
                _field.Append('"');
                from = text[end + 1] == '"' ? end + 2 : end + 1;
                continue;
            }

            _at = end + 1;
            return;
        }
    }
}
