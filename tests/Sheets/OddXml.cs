using System.Text;

namespace SertiKesos.Tests.Sheets;

/// <summary>Draws rows and shared texts, most of them usual, with every oddity now and then that XML or a writer allows or does not.</summary>
internal sealed class OddXml(int seed)
{
    private static readonly string[] Texts =
    [
        "Orang Contoh", "3277011708850001", "31276", "1", "0", "007", "2", "12.5", "-3", "1E3", " 4 ", "", " ", "Désa Ünïté", "日本", "\U0001F600", "a&amp;b", "&lt;x&gt;", "&#65;",
        "&#10;", "&#x41;", "&#128512;", "&#0;", "&nbsp;", "&", "&amp", "a\r\nb", "a\nb\tc", "]]>", "a]b", ">", "\u0001", "\uFFFE", "\uFFFF", "\uF000", "<![CDATA[x<y]]>", "<!-- c -->x",
        "<?pi x?>y", "_x000D_", "a_x0041_b", "_x", "TRUE", "true", "#REF!", "1985-08-17T00:00:00", "99999999999", "123456789", "65535", "65536", "<b>1</b>", new('x', 40), "\u0085\u2028",
    ];

    private static readonly string[] RowAttributes =
    [
        "spans=\"1:3\"", "ht=\"15\"", "customHeight='1'", "hidden=\"1\"", "hidden=\"true\"", "hidden=\"0\"", "s=\"1\"", "x14ac:dyDescent=\"0.25\"", "x15:y=\"1\"", "xmlns:q=\"u\"", "foo=\"1\"", "ph = \"1\"", "spans=\"&#49;\"",
    ];

    private static readonly string[] CellAttributes = ["cm=\"1\"", "vm='1'", "foo=\"1\"", "s=\"1\"", "x:s=\"1\"", "xml:space=\"preserve\"", "r=\"B2\""];

    private static readonly string[] Types = ["s", "s", "n", "str", "inlineStr", "b", "e", "d", "x", "", "S"];

    private static readonly string[] Looks =
    [
        "<b/>", "<sz val=\"11\"/>", "<color rgb=\"FF000000\"/>", "<rFont val='Calibri'/>", "<b>1</b>", "<zz/>", "<b val=\"1\" val=\"2\"/>", "<color theme=\"1\" tint=\"0.5\" />",
    ];

    private readonly Random _random = new(seed);

    public string Rows()
    {
        var xml = new StringBuilder(Odd(20) ? "\r\n" : "");
        var number = 0;
        for (var count = _random.Next(8); count > 0; count--)
        {
            number += Odd(15) ? _random.Next(-2, 3) : 1;
            xml.Append(Row(number)).Append(Odd(15) ? " \n" : "");
            if (Odd(60))
            {
                xml.Append(Pick(["text", "<!-- <row> -->", "<?x y?>", "<other/>", "<x:row/>", "</row>", "<row", "<"]));
            }
        }

        return xml.ToString();
    }

    public string SharedTexts()
    {
        var xml = new StringBuilder();
        for (var count = _random.Next(1, 6); count > 0; count--)
        {
            xml.Append(_random.Next(12) switch { 0 => "<si/>", 1 => "<si />", 2 => "<si><t/></si>", 3 => "<si></si>", _ => $"<si>{Item()}</si>" });
            if (Odd(40))
            {
                xml.Append(Pick(["\r\n", "text", "<!-- <si> -->", "<six/>", "<x:si/>", "</si>"]));
            }
        }

        return xml.ToString();
    }

    private string Row(int number)
    {
        var tag = Odd(6) ? "<row" : $"<row r=\"{(Odd(40) ? number + "x" : number)}\"";
        tag += Some(RowAttributes, 4);
        if (Odd(12))
        {
            return tag + "/>";
        }

        var column = 0;
        var cells = new StringBuilder();
        for (var count = _random.Next(5); count > 0; count--)
        {
            column += Odd(15) ? _random.Next(-1, 30) : 1;
            cells.Append(Cell(number, column)).Append(Odd(20) ? " " : "");
        }

        return $"{tag}{(Odd(20) ? " " : "")}>{cells}{(Odd(80) ? "</Row>" : "</row>")}";
    }

    private string Cell(int row, int column)
    {
        var letters = column < 1 ? "" : ((char)('A' + ((column - 1) % 26))).ToString();
        var at = Odd(40) ? Pick(["a1", "$A$1", "A0", "XFD1", "ZZZZ1", "1", "", "A1B"]) : letters + (Odd(60) ? row + 1 : row);
        var type = Odd(2) ? $" t=\"{Pick(Types)}\"" : "";
        var tag = $"<c{(Odd(8) ? "" : $" r=\"{at}\"")}{(Odd(3) ? $" s=\"{Pick(["0", "1", "2", "3", "4", "99", "-1", " 1", "x", ""])}\"" : "")}{type}{Some(CellAttributes, 25)}";
        return _random.Next(20) switch
        {
            0 => tag + "/>",
            1 => tag + " />",
            2 => $"{tag}></c>",
            _ => $"{tag}>{Content(type)}</c>",
        };
    }

    private string Content(string type)
    {
        var formula = Odd(8) ? $"<f{Some(["t=\"shared\"", "ref=\"A1:A2\"", "si=\"0\"", "zz=\"1\""], 4)}{Pick(["/>", ">A1+1</f>", ">\"&amp;\"</f>", ">a&b</f>", "></f>"])}" : "";
        var value = type.Contains("inlineStr", StringComparison.Ordinal) && !Odd(8)
            ? $"<is>{Item()}</is>"
            : _random.Next(15) switch
            {
                0 => "<v/>",
                1 => "<v />",
                2 => $"<v xml:space=\"preserve\">{Pick(Texts)}</v>",
                3 => "",
                4 => $"<v>{Pick(Texts)}</v><v>{Pick(Texts)}</v>",
                _ => $"<v>{(type.Contains("\"s\"", StringComparison.Ordinal) ? _random.Next(6) : Pick(Texts))}</v>",
            };
        return Odd(12) ? value + formula : formula + (Odd(20) ? "\n" : "") + value;
    }

    private string Item() => _random.Next(6) switch
    {
        0 => string.Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => $"<r>{(Odd(2) ? $"<rPr>{Some(Looks, 2).Replace(" <", "<", StringComparison.Ordinal)}</rPr>" : "")}{Text()}</r>")),
        1 => Text() + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
        2 => Text() + Text(),
        _ => Text(),
    };

    private string Text() => $"<t{(Odd(4) ? Pick([" xml:space=\"preserve\"", " xml:space='default'", " xml:space=\"x\"", " y=\"1\"", " "]) : "")}>{Pick(Texts)}</t>";

    private string Some(string[] choices, int one) => string.Concat(choices.Where(_ => Odd(one * choices.Length / 2)).Select(choice => " " + choice));

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private bool Odd(int one) => _random.Next(one) == 0;
}
