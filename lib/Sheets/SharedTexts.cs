using System.Text;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Reads the texts that cells share.</summary>
internal sealed class SharedTexts(string part, ContentBudget budget)
{
    /// <summary>The element around them.</summary>
    public const string Element = "sst";

    private readonly List<string> _texts = [];
    private readonly CellText _text = new(budget.Limits);
    private long _characters;

    public List<string> Read(XmlReader xml, PausingStream stream)
    {
        while (xml.Next())
        {
            if (stream.IsPausedAt(xml))
            {
                Scan(stream);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                Add(_text.Rich(xml));
            }
        }

        return _texts;
    }

    /// <summary>Takes texts of the usual shape from their bytes; the first other one, and all that follow, are left.</summary>
    /// <returns>How many were taken.</returns>
    public int Scan(PausingStream stream)
    {
        var scratch = new StringBuilder();
        while (stream.Child("<si"u8, "</si>"u8) is { IsEmpty: false } bytes && TryRead(new XmlBytes(bytes), scratch) is { } text)
        {
            stream.Take(bytes.Length);
            Add(text);
        }

        return _texts.Count;
    }

    private string? TryRead(XmlBytes xml, StringBuilder scratch)
    {
        xml.SkipSpace();
        if (xml.Take("<si/>"u8))
        {
            return "";
        }

        return xml.Take("<si>"u8) && XmlText.Rich(ref xml, "</si>"u8, scratch, budget.Limits.CellCharacters) is { } text && xml.IsAtEnd ? text : null;
    }

    private void Add(string text)
    {
        // Here and not at each cell: many cells may share one long text.
        _texts.Add(SoundText.Of(text));
        budget.Text(text);
        _characters += text.Length;
        if (_texts.Count > budget.Limits.SharedStrings || _characters > budget.Limits.SharedCharacters)
        {
            throw new WorkbookException(WorkbookProblem.Hostile, part);
        }
    }
}
