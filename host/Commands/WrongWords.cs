using System.CommandLine;
using System.CommandLine.Parsing;

namespace SertiKesos.Hosting.Commands;

/// <summary>
/// What is wrong with a command line, in one sentence that names the verb or the option. The library's own sentences are in
/// English, so the usual mistakes are read from what it parsed; the rest are sentences of our validators.
/// </summary>
internal static class WrongWords
{
    /// <summary>The verbs of earlier versions and what they are called now.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["key"] = "access create, access list, atau access revoke",
        ["keys"] = "encryption show, rotate, rewrap, retire, atau rotate-index",
    };

    /// <summary>Null where everything is right.</summary>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Action is { ClearsParseErrors: true })
        {
            return null;
        }

        var path = PathOf(parsed.CommandResult);
        var sentence = UnknownWord(parsed) is { } word ? Unknown(word, parsed.CommandResult.Command, path)
            : Misplaced(parsed)
            ?? Options(parsed)
            ?? Missing(parsed, path)
            ?? parsed.Errors.Select(error => error.Message).FirstOrDefault();
        return sentence is null ? null : WithHint(sentence, path);
    }

    /// <summary>
    /// A word that nobody knows. The library takes an unknown option for the value of the option or argument before it, and
    /// passes over words in brackets before the verb. Behind a lone <c>--</c> everything is a value.
    /// </summary>
    private static string? UnknownWord(ParseResult parsed)
    {
        if (parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Directive) is { } directive)
        {
            return directive.Value;
        }

        if (parsed.UnmatchedTokens is [var unmatched, ..])
        {
            return unmatched;
        }

        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        return parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : parsed.Tokens.Where(token => token.Type == TokenType.Argument).FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal))?.Value
                ?? words.FirstOrDefault(word => word.Value is ['-', _, ..])?.Value;
    }

    private static string Unknown(string word, Command command, string path)
    {
        var place = path.Length == 0 ? "" : $" pada perintah {path}";
        if (word.StartsWith('-'))
        {
            // What follows the name may be a secret.
            var name = word.Split('=', 2)[0];
            var setting = name.Contains(':', StringComparison.Ordinal) ? " Pengaturan ditulis sebagai --set NAMA=NILAI." : "";
            return $"Pilihan {name} tidak dikenal{place}.{setting}";
        }

        return path.Length == 0 && Renamed.TryGetValue(word, out var now) ? $"Perintah {word} sekarang bernama {now}."
            : command.Subcommands.Count > 0 ? $"Perintah \"{word}\" tidak dikenal{place}."
            : $"\"{word}\" tidak dapat dipakai{place}.";
    }

    /// <summary>An option before the verb would be lost without a word.</summary>
    private static string? Misplaced(ParseResult parsed)
    {
        for (var outer = parsed.CommandResult.Parent as CommandResult; outer is not null; outer = outer.Parent as CommandResult)
        {
            if (Written(outer).FirstOrDefault(option => option.Option is { Recursive: false, Action: null }) is { } found)
            {
                return $"Pilihan {found.Option.Name} ditulis sesudah perintahnya, dan tidak semua perintah memakainya.";
            }
        }

        return null;
    }

    private static string? Options(ParseResult parsed)
    {
        foreach (var written in Written(parsed.CommandResult))
        {
            var option = written.Option;
            if (written.Tokens.Count < option.Arity.MinimumNumberOfValues)
            {
                return $"Pilihan {option.Name} memerlukan nilai: {option.Name} {option.HelpName}.";
            }

            if (written.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues == 1)
            {
                return $"Pilihan {option.Name} hanya boleh ditulis sekali.";
            }
        }

        return null;
    }

    private static string? Missing(ParseResult parsed, string path)
    {
        var command = parsed.CommandResult.Command;
        if (command.Action is null && command.Subcommands.Count > 0)
        {
            return $"Perintah {path} memerlukan satu kata lagi: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}.";
        }

        var argument = command.Arguments.FirstOrDefault(
            argument => argument.Arity.MinimumNumberOfValues > 0 && (parsed.GetResult(argument)?.Tokens.Count ?? 0) == 0);
        if (argument is not null)
        {
            return $"Perintah {path} memerlukan {argument.Name}.";
        }

        return command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is null or { Implicit: true }) is { } option
            ? $"Perintah {path} memerlukan {option.Name} {option.HelpName}."
            : null;
    }

    private static IEnumerable<OptionResult> Written(CommandResult command) =>
        command.Children.OfType<OptionResult>().Where(option => !option.Implicit);

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}".TrimStart() : "";

    private static string WithHint(string sentence, string path) =>
        $"{sentence} Lihat {string.Join(' ', new[] { CommandLine.Name, path, "--help" }.Where(word => word.Length > 0))}.";
}
