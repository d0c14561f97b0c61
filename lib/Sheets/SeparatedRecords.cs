using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// Cuts a text into records of fields; a quoted field may hold separators, line breaks and doubled quotes. Where the usual
/// width is known, a quote that swallows lines is a stray one: its line is read alone, and nothing of it is lost.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="start">Where the first record begins.</param>
/// <param name="separator">What stands between fields.</param>
/// <param name="maxField">The most characters of a field; a longer one is a <see cref="WorkbookException"/>.</param>
/// <param name="width">How many fields a record usually has; 0 where quotes are to be taken at their word.</param>
public sealed class SeparatedRecords(string text, int start, char separator, int maxField, int width = 0)
{
    /// <summary>Nobody writes so many lines into one cell.</summary>
    private const int MaxLines = 200;

    private readonly StringBuilder _field = new();
    private readonly TextPool _pool = new();
    private int _at = start;
    private int _end = text.Length;
    private bool _strayQuotes;
    private bool _spansLines;
    private bool _alone;

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

        var from = _at;
        _spansLines = false;
        var fields = Record();
        if (!_spansLines || width < 2 || !IsStray(from, fields.Count))
        {
            return fields;
        }

        _at = from;
        _end = EndOfLine(from);
        _alone = true;
        fields = Record();
        _alone = false;
        _end = text.Length;
        if (_at < text.Length)
        {
            EndsRecord();
        }

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

    private List<string> Record()
    {
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

    /// <summary>
    /// Whether a record over several lines is one only because of a stray quote: its first line alone has the usual width
    /// where it has not, or a line within it has. Words in a cell have no such lines.
    /// </summary>
    private bool IsStray(int from, int fields)
    {
        var lines = text[from..Math.Min(_at, text.Length)].TrimEnd('\r', '\n').Split('\n');
        return (fields != width && WidthOf(lines[0]) == width) || lines.Skip(1).SkipLast(1).Any(line => WidthOf(line) == width);
    }

    private int? WidthOf(string line) => new SeparatedRecords(line.TrimEnd('\r'), 0, separator, int.MaxValue).Skip();

    private int EndOfLine(int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : from + end;
    }

    /// <summary>Steps over what ended a field.</summary>
    private bool EndsRecord()
    {
        if (_at >= _end)
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
        var begins = BeginsQuoted();
        var quoted = begins && Quoted();
        var rest = text.AsSpan(_at, Rest());
        _at += rest.Length;
        if (_field.Length + rest.Length > maxField)
        {
            throw new WorkbookException(WorkbookProblem.CellTooLong);
        }

        if (quoted)
        {
            return _field.Append(rest).ToString();
        }

        // A quote that would swallow lines is no part of the text.
        return _pool.Of(begins && (_alone || _spansLines) && rest.TrimStart(' ') is ['"', .. var inner] ? inner : rest);
    }

    private void Pass()
    {
        if (BeginsQuoted())
        {
            _field.Clear();
            Quoted(keep: false);
        }

        _at += Rest();
    }

    /// <summary>Whether a quote stands first; some programs write a blank after the separator.</summary>
    private bool BeginsQuoted() => !_strayQuotes && text.AsSpan(_at, _end - _at).TrimStart(' ') is ['"', ..];

    private int Rest()
    {
        var rest = text.AsSpan(_at, _end - _at);
        var end = rest.IndexOfAny(separator, '\r', '\n');
        return end < 0 ? rest.Length : end;
    }

    /// <summary>What stands in quotes; a quote that nothing closes is a character like any other, and so are those after it.</summary>
    /// <returns>Whether a quote closed it.</returns>
    private bool Quoted(bool keep = true)
    {
        var from = text.IndexOf('"', _at) + 1;
        var first = from;
        var tooLong = false;
        while (true)
        {
            var end = text.IndexOf('"', from, _end - from);
            if (end < 0 || IsTooTall(first, end))
            {
                _strayQuotes |= end < 0 && _end == text.Length;
                _spansLines |= end >= 0;
                _field.Clear();
                return false;
            }

            // Nothing may be closed after all, so that a long field is an error only at its end.
            tooLong |= _field.Length + (end - from) > maxField;
            if (keep && !tooLong)
            {
                _field.Append(text, from, end - from);
            }

            var next = end + 1;
            while (next < _end && text[next] == ' ')
            {
                next++;
            }

            if (next < _end && text[next] != separator && text[next] is not ('\r' or '\n'))
            {
                // A doubled quote is one; one that stands alone inside a field was not doubled by its writer.
                if (keep && !tooLong)
                {
                    _field.Append('"');
                }

                from = text[end + 1] == '"' ? end + 2 : end + 1;
                continue;
            }

            _at = next;
            _spansLines |= text.AsSpan(first, end - first).ContainsAny('\r', '\n');
            return !keep || !tooLong ? true : throw new WorkbookException(WorkbookProblem.CellTooLong);
        }
    }

    private bool IsTooTall(int first, int end) => width > 1 && text.AsSpan(first, end - first).Count('\n') > MaxLines;
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
