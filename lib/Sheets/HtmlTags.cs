namespace SertiKesos.Sheets;

/// <summary>A tag of a web page, or the text before it.</summary>
/// <param name="name">In lower case, with a slash before it for an end tag; empty for text.</param>
/// <param name="body">Attributes of a tag, or the text as it stands.</param>
internal readonly ref struct HtmlToken(ReadOnlySpan<char> name, ReadOnlySpan<char> body)
{
    public ReadOnlySpan<char> Name { get; } = name;

    public ReadOnlySpan<char> Body { get; } = body;

    /// <summary>The value of an attribute, quoted or not; null where there is none.</summary>
    public string? Attribute(string attribute)
    {
        var rest = Body;
        while (!rest.IsEmpty)
        {
            rest = rest.TrimStart();
            var end = rest.IndexOfAny("= \t\r\n");
            var found = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..].TrimStart();
            var value = ReadOnlySpan<char>.Empty;
            if (rest.StartsWith("="))
            {
                rest = rest[1..].TrimStart();
                if (!rest.IsEmpty && rest[0] is '"' or '\'')
                {
                    var close = rest[1..].IndexOf(rest[0]);
                    value = close < 0 ? rest[1..] : rest.Slice(1, close);
                    rest = close < 0 ? [] : rest[(close + 2)..];
                }
                else
                {
                    var stop = rest.IndexOfAny(" \t\r\n");
                    value = stop < 0 ? rest : rest[..stop];
                    rest = stop < 0 ? [] : rest[stop..];
                }
            }

            if (found.Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return value.ToString();
            }

            if (found.IsEmpty && !rest.IsEmpty)
            {
                rest = rest[1..];
            }
        }

        return null;
    }
}

/// <summary>
/// Walks through the tags of a page. It knows nothing of documents: comments, declarations, scripts and styles are
/// passed over, whatever is not closed ends at the end.
/// </summary>
internal ref struct HtmlTags(ReadOnlySpan<char> page)
{
    private ReadOnlySpan<char> _rest = page;

    public bool Next(out HtmlToken token)
    {
        while (!_rest.IsEmpty)
        {
            if (_rest[0] != '<' || !IsMarkup(_rest))
            {
                var end = 1;
                while (end < _rest.Length && !(_rest[end] == '<' && IsMarkup(_rest[end..])))
                {
                    end++;
                }

                token = new HtmlToken([], _rest[..end]);
                _rest = _rest[end..];
                return true;
            }

            if (_rest.StartsWith("<!--"))
            {
                Skip(_rest.IndexOf("-->"), 3);
            }
            else if (_rest[1] is '!' or '?')
            {
                var end = _rest.IndexOf('>');
                var subset = _rest.IndexOf('[');
                // Definitions inside a document type are no part of the page.
                var closed = subset > 0 && subset < end && _rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? _rest.IndexOf("]>") : -1;
                Skip(closed < 0 ? end : closed + 1, 1);
            }
            else
            {
                token = Tag();
                if (token.Name is "script" or "style" or "xml" or "title")
                {
                    Skip(_rest.IndexOf($"</{token.Name}", StringComparison.OrdinalIgnoreCase), 0);
                }

                return true;
            }
        }

        token = default;
        return false;
    }

    private static bool IsMarkup(ReadOnlySpan<char> text) =>
        text.Length > 1 && (char.IsAsciiLetter(text[1]) || text[1] is '!' or '?' || (text[1] == '/' && text.Length > 2 && char.IsAsciiLetter(text[2])));

    private HtmlToken Tag()
    {
        var end = 1;
        while (end < _rest.Length && (char.IsAsciiLetterOrDigit(_rest[end]) || _rest[end] is ':' or '-' || (end == 1 && _rest[end] == '/')))
        {
            end++;
        }

        var name = _rest[1..end].ToString().ToLowerInvariant();
        var close = end;
        for (var quote = '\0'; close < _rest.Length && (quote != '\0' || _rest[close] != '>'); close++)
        {
            if (quote != '\0')
            {
                quote = _rest[close] == quote ? '\0' : quote;
            }
            else if (_rest[close] is '"' or '\'' && _rest[close - 1] == '=')
            {
                quote = _rest[close];
            }
        }

        var token = new HtmlToken(name, _rest[end..close].TrimEnd('/'));
        _rest = close < _rest.Length ? _rest[(close + 1)..] : [];
        return token;
    }

    private void Skip(int at, int length) => _rest = at < 0 ? [] : _rest[(at + length)..];
}
