using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>Everything that users read keeps to the words of the glossary.</summary>
public sealed partial class WordTests
{
    /// <summary>Pages in Indonesian; of the findings, what the product itself says.</summary>
    private static readonly string[] Pages =
    [
        "rights.md", "pemberitahuan-pelanggaran.md",
        .. Directory.EnumerateFiles(Repository.PathOf("docs", "runbooks"), "*.md").Select(page => $"runbooks/{Path.GetFileName(page)}"),
    ];

    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "node_modules", "tests", "bench", "samples"];

    private static readonly IReadOnlyList<Word> Words =
    [
        .. Row().Matches(Repository.Read("docs", "glossary.md").Split("## Words that people read")[1])
            .Select(row => new Word(row.Groups["word"].Value.Trim(), Quoted(row.Groups["not"].Value), Quoted(row.Groups["but"].Value)))
            .Where(word => word.Not.Count > 0),
    ];

    [Fact]
    public void The_glossary_has_its_words() => Assert.True(Words.Count > 10);

    [Fact]
    public void Texts_of_the_product_use_the_words_of_the_glossary() =>
        AssertNone(
            from file in Sources(Repository.Root)
            from literal in SourceLiterals.Of(File.ReadAllText(file))
            where !Code().IsMatch(literal.Text)
            from fault in Faults(literal.Text)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{literal.Line}: {fault}");

    [Fact]
    public void Pages_in_Indonesian_use_the_words_of_the_glossary()
    {
        var lines = Pages
            .SelectMany(page => Repository.Read("docs", page).Split('\n').Select((text, index) => (Page: page, Line: index + 1, Text: text)))
            .Concat(Repository.Read("docs", "findings.md").Split('\n')
                .Select((text, index) => (Page: "findings.md", Line: index + 1, Text: text))
                .Where(line => line.Text.StartsWith("- Message:", StringComparison.Ordinal) || line.Text.StartsWith("- Fix:", StringComparison.Ordinal)));

        AssertNone(lines.SelectMany(line => Faults(line.Text).Select(fault => $"docs/{line.Page}:{line.Line}: {fault}")));
    }

    [Theory]
    [InlineData("var a = \"satu\"; // \"bukan\"", "satu")]
    [InlineData("$\"satu {(x ? \"dua\" : \"tiga\")} empat\"", "dua|tiga|satu … empat")]
    [InlineData("case '\"': return \"satu\";", "satu")]
    [InlineData("/* \"bukan\" */ @\"satu \"\"dua\"\"\"", "satu dua")]
    [InlineData("\"\"\"satu \"dua\" tiga\"\"\"", "satu \"dua\" tiga")]
    [InlineData("$\"{{ satu }} {dua}\" + \"\\\"tiga\"", " satu }} …|\\\"tiga")]
    public void Literals_are_told_from_code(string source, string literals) =>
        Assert.Equal(literals, string.Join('|', SourceLiterals.Of(source).Select(literal => literal.Text)));

    private static void AssertNone(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    private static IEnumerable<string> Faults(string text) =>
        from word in Words
        let rest = word.But.Aggregate(text, (left, phrase) => left.Replace(phrase, "", StringComparison.OrdinalIgnoreCase))
        from not in word.Not
        where Regex.IsMatch(rest, $@"(?<![\w-]){Regex.Escape(not)}(?![\w])", RegexOptions.IgnoreCase)
        select $"\"{not}\" is to be \"{word.Name}\" in: {text}";

    /// <summary>Files of terms list what offices write, in all its forms.</summary>
    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Where(file => !file.EndsWith("Terms.cs", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Sources));

    private static IReadOnlyList<string> Quoted(string cell) => [.. Quote().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\| (?<word>[^|]+)\|(?<not>[^|]*)\|(?<but>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quote();

    /// <summary>Codes of JSON, files and addresses are no words.</summary>
    [GeneratedRegex(@"^(?:[a-z0-9/{}.-]*[-_/.][a-z0-9_/{}.-]*|[A-Z0-9_]+)$")]
    private static partial Regex Code();

    private sealed record Word(string Name, IReadOnlyList<string> Not, IReadOnlyList<string> But);
}
