using System.Text.RegularExpressions;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Changes XML by its tokens, so that most mutants still are XML and reach the reader of rosters.</summary>
internal sealed partial class XmlMutator(Random random)
{
    private static readonly string[] OddValues =
    [
        "", "0", "-1", "1", "2147483647", "2147483648", "99999999999999999999", "1E308", "NaN", "A0", "A1", "XFD1048576", "XFE1", "ZZZZZZZ1",
        "a1", "$A$1", "A1:B2", "true", "s", "str", "inlineStr", "b", "e", "d", "n", "hidden", "veryHidden", "rId1", "rId99", "../../x", "/xl/workbook.xml",
        "Nama", "NIK", "JUMLAH", "=1+1", "3277011708850001", "3,2770117E+15", "31-02-2024", "12 Mei 1985", "2026-11-24T17:00:00Z", "_x000D_", "_x0000_", "\uD83D", "&#0;", "&lt;", "&",
    ];

    private static readonly string[] CellTypes = ["s", "str", "inlineStr", "b", "e", "d", "n", "x"];

    public string Step { get; private set; } = "";

    public string Mutate(string xml)
    {
        (Step, var result) = random.Next(12) switch
        {
            0 => ("drop tag", Edit(Tags(), xml, _ => "")),
            1 => ("double tag", Edit(Tags(), xml, tag => tag + tag)),
            2 => ("rename tag", Edit(Names(), xml, name => name[0] + "x" + name[1..])),
            3 => ("attribute", Edit(Values(), xml, _ => $"=\"{Odd()}\"")),
            4 => ("drop attribute", Edit(Attributes(), xml, _ => "")),
            5 => ("cell type", Edit(Types(), xml, _ => $" t=\"{CellTypes[random.Next(CellTypes.Length)]}\"")),
            6 => ("double row", Edit(Rows(), xml, row => row + row)),
            7 => ("rows swapped", Swap(Rows(), xml)),
            8 => ("cells swapped", Swap(Cells(), xml)),
            9 => ("double cell", Edit(Cells(), xml, cell => cell + cell)),
            10 => ("value", Edit(Texts(), xml, _ => $">{Odd()}<")),
            _ => ("many values", Many(xml)),
        };
        return result;
    }

    private string Many(string xml)
    {
        for (var count = random.Next(40); count > 0; count--)
        {
            xml = Edit(Texts(), xml, _ => $">{Odd()}<");
        }

        return xml;
    }

    private string Odd() => OddValues[random.Next(OddValues.Length)];

    private string Edit(Regex pattern, string xml, Func<string, string> change)
    {
        if (Pick(pattern, xml, 1) is not [var match])
        {
            return xml;
        }

        return string.Concat(xml.AsSpan(0, match.Index), change(match.Value), xml.AsSpan(match.Index + match.Length));
    }

    private string Swap(Regex pattern, string xml)
    {
        if (Pick(pattern, xml, 2) is not [var first, var second] || first.Index == second.Index)
        {
            return xml;
        }

        (first, second) = first.Index < second.Index ? (first, second) : (second, first);
        if (first.Index + first.Length > second.Index)
        {
            return xml;
        }

        return string.Concat(
            string.Concat(xml.AsSpan(0, first.Index), second.Value),
            xml.AsSpan(first.Index + first.Length, second.Index - first.Index - first.Length),
            first.Value,
            xml.AsSpan(second.Index + second.Length));
    }

    /// <summary>Matches near places drawn at random: to list all of a large part would take most of the time.</summary>
    private List<Match> Pick(Regex pattern, string xml, int count)
    {
        var matches = new List<Match>();
        for (var tries = 0; tries < count && xml.Length > 0; tries++)
        {
            var match = pattern.Match(xml, random.Next(xml.Length));
            if (!match.Success)
            {
                match = pattern.Match(xml);
            }

            if (match.Success)
            {
                matches.Add(match);
            }
        }

        return matches;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("</?[A-Za-z:]+")]
    private static partial Regex Names();

    [GeneratedRegex("=\"[^\"]*\"")]
    private static partial Regex Values();

    [GeneratedRegex(" [A-Za-z:]+=\"[^\"]*\"")]
    private static partial Regex Attributes();

    [GeneratedRegex(" t=\"[A-Za-z]*\"")]
    private static partial Regex Types();

    [GeneratedRegex("<row [^>]*>.*?</row>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<c [^>]*>.*?</c>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex(">[^<]+<")]
    private static partial Regex Texts();
}
