using System.Buffers;
using System.Text.RegularExpressions;

namespace SertiKesos.Workbooks.Outside;

/// <summary>
/// Tells formulas that calculate within their workbook from all others. A formula passes when every piece of it is known
/// to be harmless; nothing has to be recognised as an attack.
/// </summary>
/// <param name="sheets">The sheets of the workbook.</param>
/// <param name="tables">Its tables.</param>
/// <param name="names">Its defined names that passed themselves.</param>
internal sealed partial class InsideFormulas(IReadOnlySet<string> sheets, IReadOnlySet<string> tables, IReadOnlySet<string> names)
{
    /// <summary>No spreadsheet program stores a longer formula.</summary>
    private const int MaxLength = 8_192;

    private const string Operators = "+-*/^&=<>%,;(){}:@#~ \t\r\n";

    private static readonly SearchValues<char> Signs = SearchValues.Create(@"[]\/:|*?");

    private static readonly string[] Errors = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];

    public bool Has(string formula)
    {
        if (formula.Length > MaxLength)
        {
            return false;
        }

        for (var at = 0; at < formula.Length;)
        {
            var next = formula[at] switch
            {
                '"' => AfterText(formula, at),
                '\'' => AfterQuotedSheet(formula, at),
                '#' => AfterError(formula, at),
                var character when char.IsAsciiDigit(character) || character == '.' => AfterNumber(formula, at),
                var character when char.IsLetter(character) || character is '_' or '$' => AfterWord(formula, at),
                var character => Operators.Contains(character, StringComparison.Ordinal) ? at + 1 : -1,
            };
            if (next < 0)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    /// <returns>The place behind the closing quote; -1 where there is none.</returns>
    private static int AfterText(string formula, int at)
    {
        while (true)
        {
            at = formula.IndexOf('"', at + 1);
            if (at < 0 || at + 1 >= formula.Length || formula[at + 1] != '"')
            {
                return at < 0 ? -1 : at + 1;
            }

            at++;
        }
    }

    private int AfterQuotedSheet(string formula, int start)
    {
        var at = start;
        do
        {
            at = formula.IndexOf('\'', at + 1);
            if (at >= 0 && at + 1 < formula.Length && formula[at + 1] == '\'')
            {
                at++;
                continue;
            }

            break;
        }
        while (true);

        return at > start && at + 1 < formula.Length && formula[at + 1] == '!'
            && IsSheet(formula[(start + 1)..at].Replace("''", "'", StringComparison.Ordinal)) ? at + 2 : -1;
    }

    private static int AfterError(string formula, int at)
    {
        foreach (var error in Errors)
        {
            if (string.Compare(formula, at, error, 0, error.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return at + error.Length;
            }
        }

        // What spills from a cell.
        return at + 1;
    }

    private static int AfterNumber(string formula, int at) => at + Number().Match(formula, at).Length;

    private int AfterWord(string formula, int start)
    {
        var at = start;
        while (at < formula.Length && (char.IsLetterOrDigit(formula[at]) || formula[at] is '_' or '.' or '$' or '?'))
        {
            at++;
        }

        var word = formula[start..at];
        return (at < formula.Length ? formula[at] : '\0') switch
        {
            '(' => HarmlessFunctions.Has(word) ? at : -1,
            '!' => IsSheet(word) ? at + 1 : -1,
            '[' => tables.Contains(word) ? AfterColumns(formula, at) : -1,
            var next => IsReference(word, next == ':' || (start > 0 && formula[start - 1] == ':')) || names.Contains(word) || IsVariable(word) ? at : -1,
        };
    }

    /// <summary>The columns of a table in their brackets, which may stand in each other.</summary>
    private static int AfterColumns(string formula, int at)
    {
        var depth = 0;
        for (; at < formula.Length; at++)
        {
            switch (formula[at])
            {
                case '\'':
                    at++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return at + 1;
            }
        }

        return -1;
    }

    /// <summary>Excel allows none of these signs in the name of a sheet; a hostile file might.</summary>
    private bool IsSheet(string name) => sheets.Contains(name) && !name.AsSpan().ContainsAny(Signs);

    private static bool IsReference(string word, bool inRange) =>
        Cell().IsMatch(word) || (inRange && (Column().IsMatch(word) || Row().IsMatch(word)))
        || word.Equals("TRUE", StringComparison.OrdinalIgnoreCase) || word.Equals("FALSE", StringComparison.OrdinalIgnoreCase);

    /// <summary>What LET calls its parts.</summary>
    private static bool IsVariable(string word) => word.StartsWith("_xlpm.", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\G(?:[0-9]+\.?[0-9]*|\.[0-9]*)(?:[eE][+\-]?[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\$?[A-Za-z]{1,3}\$?[0-9]{1,7}$")]
    private static partial Regex Cell();

    [GeneratedRegex(@"^\$?[A-Za-z]{1,3}$")]
    private static partial Regex Column();

    [GeneratedRegex(@"^\$[0-9]{1,7}$")]
    private static partial Regex Row();
}
