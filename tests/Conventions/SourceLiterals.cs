using System.Text;

namespace SertiKesos.Tests.Conventions;

/// <summary>The string literals of a source file with their lines: enough C# to tell them from code and comments.</summary>
internal sealed class SourceLiterals
{
    private readonly string _source;
    private readonly List<(int Line, string Text)> _found = [];
    private int _at;

    private SourceLiterals(string source) => _source = source;

    public static IReadOnlyList<(int Line, string Text)> Of(string source)
    {
        var literals = new SourceLiterals(source);
        literals.Code(inHole: false);
        return literals._found;
    }

    /// <summary>Reads on to the end, or to the brace that closes a hole of an interpolated string.</summary>
    private void Code(bool inHole)
    {
        var depth = 0;
        while (_at < _source.Length)
        {
            if (Next("//"))
            {
                SkipPast("\n");
            }
            else if (Next("/*"))
            {
                SkipPast("*/");
            }
            else if (_source[_at] == '\'')
            {
                // A character: '"' opens no string.
                _at += _source[_at + 1] == '\\' ? 2 : 1;
                SkipPast("'");
            }
            else if (_source[_at] is '"' or '$' or '@' && Opening() is { } opening)
            {
                Literal(opening);
            }
            else if (inHole && _source[_at] == '}' && depth == 0)
            {
                return;
            }
            else
            {
                depth += _source[_at] switch { '{' => 1, '}' => -1, _ => 0 };
                _at++;
            }
        }
    }

    private (int Length, int Dollars, bool Verbatim, int Quotes)? Opening()
    {
        var end = _at;
        while (end < _source.Length && _source[end] is '$' or '@')
        {
            end++;
        }

        var quotes = 0;
        while (end + quotes < _source.Length && _source[end + quotes] == '"')
        {
            quotes++;
        }

        var prefix = _source[_at..end];
        return quotes == 0 ? null
            : (end - _at + (quotes >= 3 ? quotes : 1), prefix.Count(sign => sign == '$'), prefix.Contains('@', StringComparison.Ordinal), quotes >= 3 ? quotes : 1);
    }

    private void Literal((int Length, int Dollars, bool Verbatim, int Quotes) opening)
    {
        var line = Line();
        var text = new StringBuilder();
        _at += opening.Length;
        while (_at < _source.Length)
        {
            var sign = _source[_at];
            if (opening.Quotes == 1 && !opening.Verbatim && sign == '\\')
            {
                text.Append(_source, _at, 2);
                _at += 2;
            }
            else if (opening.Verbatim && Next("\"\""))
            {
                _at += 2;
            }
            else if (Next(new string('"', opening.Quotes)))
            {
                _at += opening.Quotes;
                break;
            }
            else if (opening.Dollars > 0 && Next(new string('{', opening.Dollars)))
            {
                if (opening.Dollars == 1 && Next("{{"))
                {
                    _at += 2;
                    continue;
                }

                text.Append('…');
                _at += opening.Dollars;
                Code(inHole: true);
                _at += opening.Dollars;
            }
            else
            {
                text.Append(sign);
                _at++;
            }
        }

        _found.Add((line, text.ToString()));
    }

    private int Line() => _source.AsSpan(0, Math.Min(_at, _source.Length)).Count('\n') + 1;

    private bool Next(string signs) => string.CompareOrdinal(_source, _at, signs, 0, signs.Length) == 0;

    private void SkipPast(string signs)
    {
        var end = _source.IndexOf(signs, Math.Min(_at + 1, _source.Length), StringComparison.Ordinal);
        _at = end < 0 ? _source.Length : end + signs.Length;
    }
}
