using System.Text;
using System.Text.RegularExpressions;

namespace SertiKesos.Workbooks;

/// <summary>The texts that cells share: those that the saved part holds, and behind them those of rows written later.</summary>
internal sealed partial class SharedTexts
{
    public const string Part = "xl/sharedStrings.xml";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly StringBuilder _added = new();
    private readonly string _saved;
    private readonly string _prefix;
    private readonly int _first;

    public SharedTexts(byte[] saved)
    {
        // How often texts are used is not told any more: no reader needs it.
        _saved = Counts().Replace(Encoding.UTF8.GetString(saved), "", 2);
        _prefix = End().Match(_saved).Groups[1].Value;
        _first = Item().Count(_saved);
    }

    /// <summary>The number of a text, which is added where it is new.</summary>
    public int Of(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _first + _numbers.Count);
            _added.Append(TextCells.SharedItem(text, _prefix));
        }

        return number;
    }

    public byte[] ToBytes()
    {
        var end = End().Match(_saved).Index;
        return Encoding.UTF8.GetBytes(string.Concat(_saved.AsSpan(0, end), _added.ToString(), _saved.AsSpan(end)));
    }

    [GeneratedRegex(@"(?<=<(?:\w+:)?sst\b[^>]*) (?:count|uniqueCount)=""\d+""")]
    private static partial Regex Counts();

    [GeneratedRegex(@"</(\w+:)?sst>\s*$")]
    private static partial Regex End();

    [GeneratedRegex(@"<(?:\w+:)?si[\s>/]")]
    private static partial Regex Item();
}
