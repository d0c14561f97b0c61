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
    private readonly TextPool _pool = new();
    private int _at = start;
    private bool _strayQuotes;

    /// <summary>Whether a field began with a quote that nothing closes.</summary>
    public bool HasOpenQuote => _strayQuotes;

    /// <summary>The next record; null at the end.</summary>
    /// <exception cref="WorkbookException">It has a field that is too long, or more fields than any sheet has columns.</exception>
    public IReadOnlyList<string>? Next()
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var fields = new List<string>();
        do
        {
            if (fields.Count == CellAddress.LastColumn)
            {
                throw new WorkbookException(WorkbookProblem.TooManyColumns);
            }

            fields.Add(Field());
        }
        while (!EndsRecord());

        return fields;
    }

    /// <summary>Passes over the next record, whatever it holds.</summary>
    /// <returns>How many fields it has; null at the end.</returns>
    public int? Skip()
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var count = 0;
        do
        {
            count++;
            Pass();
        }
        while (!EndsRecord());

        return count;
    }

    /// <summary>Steps over what ended a field.</summary>
    private bool EndsRecord()
    {
        if (_at >= text.Length)
        {
            return true;
        }

        var character = text[_at++];
        if (character == separator)
        {
            // At the end of the text a last, empty field follows.
            return false;
        }

        if (character == '\r' && _at < text.Length && text[_at] == '\n')
        {
            _at++;
        }

        return true;
    }

    /// <summary>One field; ends on the separator, the line's end or the text's end.</summary>
    private string Field()
    {
        _field.Clear();
        var quoted = _at < text.Length && text[_at] == '"' && !_strayQuotes && Quoted();
        var rest = text.AsSpan(_at, Rest());
        _at += rest.Length;
        if (_field.Length + rest.Length > maxField)
        {
            throw new WorkbookException(WorkbookProblem.CellTooLong);
        }

        return quoted ? _field.Append(rest).ToString() : _pool.Of(rest);
    }

    private void Pass()
    {
        if (_at < text.Length && text[_at] == '"' && !_strayQuotes)
        {
            _field.Clear();
            Quoted(keep: false);
        }

        _at += Rest();
    }

    private int Rest()
    {
        var rest = text.AsSpan(_at);
        var end = rest.IndexOfAny(separator, '\r', '\n');
        return end < 0 ? rest.Length : end;
    }

    /// <summary>What stands in quotes; a quote that nothing closes is a character like any other, and so are those after it.</summary>
    /// <returns>Whether a quote closed it.</returns>
    private bool Quoted(bool keep = true)
    {
        var from = _at + 1;
        var tooLong = false;
        while (true)
        {
            var end = text.IndexOf('"', from);
            if (end < 0)
            {
                _strayQuotes = true;
                _field.Clear();
                return false;
            }

            // Nothing may be closed after all, so that a long field is an error only at its end.
            tooLong |= _field.Length + (end - from) > maxField;
            if (keep && !tooLong)
            {
                _field.Append(text, from, end - from);
            }

            if (end + 1 < text.Length && text[end + 1] != separator && text[end + 1] is not ('\r' or '\n'))
            {
                // A doubled quote is one; one that stands alone inside a field was not doubled by its writer.
                if (keep && !tooLong)
                {
                    _field.Append('"');
                }

                from = text[end + 1] == '"' ? end + 2 : end + 1;
                continue;
            }

            _at = end + 1;
            return !keep || !tooLong ? true : throw new WorkbookException(WorkbookProblem.CellTooLong);
        }
    }
}

/// <summary>Short texts that come again and again are one text in memory.</summary>
internal sealed class TextPool
{
    private const int Size = 2_048;
    private const int MaxLength = 40;

    private readonly string?[] _texts = new string?[Size];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return text.ToString();
        }

        ref var known = ref _texts[(uint)string.GetHashCode(text) % Size];
        return known is not null && text.SequenceEqual(known) ? known : known = text.ToString();
    }
}
